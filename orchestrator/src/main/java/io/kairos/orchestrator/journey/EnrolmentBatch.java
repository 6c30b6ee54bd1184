package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.guard.Reachability.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The enrolments one transaction moves, and what is to be written at its end. */
final class EnrolmentBatch {
    private final Map<UUID, Enrolment> enrolments = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<NewDispatch> dispatches = new ArrayList<>();
    private Set<UUID> covered = Set.of();
    private @Nullable Reach reach;

    void add(Enrolment enrolment) {
        enrolments.put(enrolment.id(), enrolment);
    }

    Enrolment get(UUID id) {
        var enrolment = enrolments.get(id);
        if (enrolment == null) {
            throw new IllegalStateException("enrolment " + id + " is not part of this batch");
        }
        return enrolment;
    }

    Optional<UUID> customerOf(UUID id) {
        return Optional.ofNullable(enrolments.get(id))
                .map(enrolment -> enrolment.customer().id());
    }

    Collection<Enrolment> enrolments() {
        return enrolments.values();
    }

    /** What is known of a customer of this batch and its channels, read for all of them when first asked for. */
    Reach reach(UUID customer, Function<Set<UUID>, Reach> read) {
        if (reach == null || !covered.contains(customer)) {
            covered = enrolments.values().stream()
                    .map(enrolment -> enrolment.customer().id())
                    .collect(Collectors.toSet());
            reach = read.apply(covered);
        }
        return reach;
    }

    void visited(Enrolment enrolment, String elementId, Instant at) {
        visits.add(new Visit(enrolment.customer().id(), enrolment.id(), elementId, at));
    }

    void decided(Decision decision) {
        decisions.add(decision);
    }

    void dispatch(NewDispatch dispatch) {
        dispatches.add(dispatch);
    }

    List<Visit> visits() {
        return visits;
    }

    List<Decision> decisions() {
        return decisions;
    }

    List<NewDispatch> dispatches() {
        return dispatches;
    }

    /** A token at an element. */
    record Visit(UUID customerId, UUID enrolmentId, String elementId, Instant at) {}
}
