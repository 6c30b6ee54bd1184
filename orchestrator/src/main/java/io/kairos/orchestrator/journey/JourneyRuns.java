package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Subject;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has customers enter the journeys that steps run, in the transaction of the step: with the same need, each journey once, where it is
 * live and such a need enters it. What became of it is a decision.
 */
@Component
class JourneyRuns {
    private final JourneyRegistry journeys;
    private final JourneyStarts starts;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JourneyRuns(JourneyRegistry journeys, JourneyStarts starts, JdbcClient jdbc, InstantSource clock) {
        this.journeys = journeys;
        this.starts = starts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A journey that is run may run others at once; none of them twice, so that this comes to an end. */
    void begin(EnrolmentBatch batch) {
        for (var runs = batch.takeRuns(); !runs.isEmpty(); runs = batch.takeRuns()) {
            begin(batch, runs);
        }
    }

    private void begin(EnrolmentBatch batch, List<EnrolmentBatch.Run> runs) {
        var open =
                journeys.open(runs.stream().map(EnrolmentBatch.Run::journeyId).collect(Collectors.toSet()));
        var been = been(batch, runs);
        Map<String, List<Need>> entering = new HashMap<>();
        for (var run : runs) {
            var need = run.enrolment().need();
            var why = refusal(Optional.ofNullable(open.get(run.journeyId())), need)
                    .or(() -> been.add(new Entered(need.id(), run.journeyId()))
                            ? Optional.empty()
                            : Optional.of("runs-journey-before"));
            batch.decided(decision(run, why));
            if (why.isEmpty()) {
                entering.computeIfAbsent(run.journeyId(), id -> new ArrayList<>())
                        .add(need);
            }
        }
        entering.forEach((journey, needs) -> starts.begin(batch, needs, journey));
    }

    private static Optional<String> refusal(Optional<DeployedJourney> journey, Need need) {
        if (journey.isEmpty()) {
            return Optional.of("runs-journey-not-live");
        }
        boolean afterPurchase = journey.get().journey().entry() == Journey.Entry.PURCHASE;
        if (need.state() == (afterPurchase ? NeedState.WON : NeedState.OPEN)) {
            return Optional.empty();
        }
        return Optional.of(afterPurchase ? "runs-journey-without-purchase" : "runs-journey-without-need");
    }

    /** With which needs these journeys were entered, in this batch or before. */
    private Set<Entered> been(EnrolmentBatch batch, List<EnrolmentBatch.Run> runs) {
        Set<Entered> been = new HashSet<>(jdbc.sql("""
                        select e.need_id, e.journey_id from enrolment e
                        join unnest(?::uuid[], ?::uuid[]) as k (customer_id, need_id)
                            on e.customer_id = k.customer_id and e.need_id = k.need_id
                        where e.journey_id = any(?)
                        """)
                .param(runs.stream().map(run -> run.enrolment().customer().id()).toArray(UUID[]::new))
                .param(runs.stream().map(run -> run.enrolment().need().id()).toArray(UUID[]::new))
                .param(runs.stream().map(EnrolmentBatch.Run::journeyId).toArray(String[]::new))
                .query((row, number) -> new Entered(row.getObject("need_id", UUID.class), row.getString("journey_id")))
                .list());
        batch.enrolments()
                .forEach(one ->
                        been.add(new Entered(one.need().id(), one.journey().id())));
        return been;
    }

    private record Entered(UUID needId, String journeyId) {}

    private Decision decision(EnrolmentBatch.Run run, Optional<String> refusal) {
        var enrolment = run.enrolment();
        var now = clock.instant();
        return new Decision(
                TimeOrderedIds.next(now),
                DecisionKind.ENTER,
                now,
                new Subject(
                        enrolment.customer().id(),
                        Optional.of(enrolment.need().id()),
                        Optional.of(enrolment.id()),
                        Optional.empty(),
                        Optional.of(enrolment.journey().id()),
                        Optional.of(run.step()),
                        1),
                refusal.isPresent() ? "not-entered" : "entered",
                Timing.none(),
                List.of(new Reason(refusal.orElse("runs-journey"), Map.of("journey", run.journeyId()))),
                Map.of());
    }
}
