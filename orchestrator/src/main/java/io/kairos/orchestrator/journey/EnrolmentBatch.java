package io.kairos.orchestrator.journey;

import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.moment.MomentQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The enrolments one transaction moves, and what is to be written at its end. */
final class EnrolmentBatch {
    private final Map<UUID, Enrolment> enrolments = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<NewDispatch> dispatches = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Tested> tested = new ArrayList<>();
    private List<Run> runs = new ArrayList<>();
    private final Map<Class<?>, Known> known = new HashMap<>();
    private final Map<UUID, Map<String, Object>> traits = new HashMap<>();

    private Map<UUID, UUID> owners = Map.of();
    private Supplier<List<Enrolment>> unread = List::of;

    /**
     * A batch that reads its enrolments when a step first asks for one: many a move of a token asks for none.
     *
     * @param owners the customer of each enrolment
     */
    static EnrolmentBatch of(Map<UUID, UUID> owners, Supplier<List<Enrolment>> enrolments) {
        var batch = new EnrolmentBatch();
        batch.owners = owners;
        batch.unread = enrolments;
        return batch;
    }

    void add(Enrolment enrolment) {
        enrolments.put(enrolment.id(), enrolment);
    }

    Enrolment get(UUID id) {
        var enrolment = enrolments.get(id);
        if (enrolment == null) {
            var all = unread.get();
            unread = List::of;
            all.forEach(this::add);
            enrolment = enrolments.get(id);
        }
        if (enrolment == null) {
            throw new IllegalStateException("enrolment " + id + " is not part of this batch");
        }
        return enrolment;
    }

    Optional<UUID> customerOf(UUID id) {
        return Optional.ofNullable(enrolments.get(id))
                .map(enrolment -> enrolment.customer().id())
                .or(() -> Optional.ofNullable(owners.get(id)));
    }

    /** Whether the moment an enrolment waits for is tight; empty where nobody has asked for it. */
    Optional<Boolean> isTight(UUID id) {
        return Optional.ofNullable(enrolments.get(id))
                .map(enrolment ->
                        enrolment.lastMoment().filter(Planned::isTight).isPresent());
    }

    /** Those that were asked for; of others nothing can have changed. */
    Collection<Enrolment> enrolments() {
        return enrolments.values();
    }

    /** What is known of a customer of this batch, read for all of them when it is first asked for. */
    <T> T known(Class<T> kind, UUID customer, Function<Set<UUID>, T> read) {
        var found = known.get(kind);
        if (found == null || !found.customers().contains(customer)) {
            Set<UUID> all = enrolments.values().stream()
                    .map(enrolment -> enrolment.customer().id())
                    .collect(Collectors.toSet());
            found = new Known(all, read.apply(all));
            known.put(kind, found);
        }
        return kind.cast(found.facts());
    }

    /** Facts that steps of this batch noted, by customer. */
    Map<UUID, Map<String, Object>> traits() {
        return traits;
    }

    /** Those about one customer. */
    Map<String, Object> traits(UUID customer) {
        return traits.computeIfAbsent(customer, none -> new HashMap<>());
    }

    private record Known(Set<UUID> customers, Object facts) {}

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

    /** Keeps a question to the timing models, for those who want to know more of the answer. */
    void asked(Enrolment enrolment, String step, ProductType type, MomentQuestion question) {
        asked.add(new Asked(enrolment.id(), step, type, question));
    }

    List<Asked> asked() {
        return asked;
    }

    /** Keeps how a gateway's condition turned out. */
    void tested(UUID enrolmentId, String elementId, String path, boolean met) {
        tested.add(new Tested(enrolmentId, elementId, path, met));
    }

    List<Tested> tested() {
        return tested;
    }

    /** Notes that a step runs another journey. */
    void runs(Enrolment enrolment, String step, String journeyId) {
        runs.add(new Run(enrolment, step, journeyId));
    }

    /** The journeys that were to be run since this was asked last. */
    List<Run> takeRuns() {
        var taken = runs;
        runs = new ArrayList<>();
        return taken;
    }

    /** A step that runs another journey for the customer of an enrolment. */
    record Run(Enrolment enrolment, String step, String journeyId) {}

    /** A condition of a gateway. */
    record Tested(UUID enrolmentId, String elementId, String path, boolean met) {}

    /** What was asked about the moment of a need's next message. */
    record Asked(UUID enrolmentId, String step, ProductType type, MomentQuestion question) {}

    /** A token at an element. */
    record Visit(UUID customerId, UUID enrolmentId, String elementId, Instant at) {}
}
