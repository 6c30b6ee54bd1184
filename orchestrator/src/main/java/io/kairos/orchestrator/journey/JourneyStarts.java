package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedChange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides which journeys begin after needs changed, and begins them. */
@Component
class JourneyStarts {
    private final JourneyEntries entries;
    private final Customers customers;
    private final JourneyRegistry journeys;
    private final Restarts restarts;
    private final JourneyEngine engine;
    private final InstantSource clock;

    JourneyStarts(
            JourneyEntries entries,
            Customers customers,
            JourneyRegistry journeys,
            Restarts restarts,
            JourneyEngine engine,
            InstantSource clock) {
        this.entries = entries;
        this.customers = customers;
        this.journeys = journeys;
        this.restarts = restarts;
        this.engine = engine;
        this.clock = clock;
    }

    /** @param running needs with an enrolment inside a journey */
    void start(EnrolmentBatch batch, Collection<NeedChange> changes, Set<UUID> running) {
        begin(batch, beginnings(changes, running));
    }

    /** Has the customers of these needs enter a journey that is open. */
    void begin(EnrolmentBatch batch, Collection<Need> needs, String journeyId) {
        begin(batch, needs.stream().map(need -> new Beginning(need, journeyId)).toList());
    }

    private void begin(EnrolmentBatch batch, List<Beginning> beginnings) {
        if (beginnings.isEmpty()) {
            return;
        }
        Map<UUID, CustomerProfile> profiles = customers.find(beginnings.stream()
                .map(begin -> begin.need().customerId())
                .distinct()
                .toList());
        var starts = new ArrayList<JourneyEngine.Start>();
        var open = journeys.open(beginnings.stream().map(Beginning::journeyId).collect(Collectors.toSet()));
        for (var begin : beginnings) {
            var journey = open.get(begin.journeyId());
            if (journey == null) {
                continue;
            }
            var customer = Optional.ofNullable(profiles.get(begin.need().customerId()))
                    .orElseThrow(() ->
                            new IllegalStateException("need " + begin.need().id() + " has no customer"));
            var enrolment = new Enrolment(
                    TimeOrderedIds.next(clock.instant()), journey, customer, begin.need(), clock.instant());
            batch.add(enrolment);
            starts.add(new JourneyEngine.Start(enrolment.id(), journey.deploymentKey()));
        }
        engine.start(starts).forEach(started -> batch.get(started.enrolmentId()).runsAs(started.instanceId()));
    }

    private List<Beginning> beginnings(Collection<NeedChange> changes, Set<UUID> running) {
        var again = restarts.worthAnotherTry(changes.stream()
                .filter(change -> change.kind() == NeedChange.Kind.REDATED)
                .map(NeedChange::need)
                .filter(need -> !running.contains(need.id()))
                .toList());
        var opening = changes.stream()
                .filter(change -> change.kind() == NeedChange.Kind.OPENED
                        || change.kind() == NeedChange.Kind.WON
                        || again.contains(change.need().id()))
                .toList();
        var beginnings = new ArrayList<Beginning>();
        if (opening.isEmpty()) {
            return beginnings;
        }
        var doors = entries.now();
        for (var change : opening) {
            journey(doors, change).ifPresent(id -> beginnings.add(new Beginning(change.need(), id)));
        }
        return beginnings;
    }

    private static Optional<String> journey(JourneyEntries.Now doors, NeedChange change) {
        var type = doors.catalogue().type(change.need().productType());
        return change.kind() == NeedChange.Kind.WON ? type.flatMap(doors::withPurchase) : type.flatMap(doors::withNeed);
    }

    private record Beginning(Need need, String journeyId) {}
}
