package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.engine.JourneyEngine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What is done to many customers of a journey at once. Every call works in the caller's transaction with the customers locked;
 * enrolments that have ended meanwhile are passed over. Thread-safe.
 */
@Component
public class JourneyPeople {
    private final EnrolmentLoader loader;
    private final Steps steps;
    private final StepDecisions decisions;
    private final JourneyEngine engine;
    private final DispatchQueue queue;
    private final InstantSource clock;

    JourneyPeople(
            EnrolmentLoader loader,
            Steps steps,
            StepDecisions decisions,
            JourneyEngine engine,
            DispatchQueue queue,
            InstantSource clock) {
        this.loader = loader;
        this.steps = steps;
        this.decisions = decisions;
        this.engine = engine;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Has them leave the journey, wherever they are, and cancels what was to be sent to them.
     *
     * @param why also the outcome of their enrolments
     * @return how many left
     */
    public int end(Collection<UUID> enrolments, Reason why) {
        return with(enrolments, (inside, batch) -> {
            engine.end(inside.stream()
                    .map(one -> new JourneyEngine.Ending(one.id(), one.instanceId()))
                    .toList());
            for (var enrolment : inside) {
                batch.decided(left(enrolment, why));
                enrolment
                        .lastMoment()
                        .filter(moment -> moment.state() == Planned.State.WAITING)
                        .ifPresent(moment -> enrolment.replan(moment.in(Planned.State.CANCELLED)));
                enrolment.end(why.code(), clock.instant());
            }
            queue.cancelOf(
                    inside.stream()
                            .map(one -> new DispatchQueue.EnrolmentRef(
                                    one.customer().id(), one.need().id(), one.id()))
                            .toList(),
                    why);
            return inside.size();
        });
    }

    /**
     * Leaves the message out that they wait for, where its moment has come by {@code due}: they go on without it.
     *
     * @return how many messages are left out
     */
    public int skip(Collection<UUID> enrolments, Instant due) {
        return with(enrolments, (inside, batch) -> {
            var waiting = due(inside, due);
            waiting.forEach(enrolment ->
                    enrolment.replan(enrolment.lastMoment().orElseThrow().in(Planned.State.SKIPPED)));
            return waiting.size();
        });
    }

    /**
     * Asks the timing model anew for the moment they wait for, where it has come by {@code due}.
     *
     * @return how many were asked about
     */
    public int replan(Collection<UUID> enrolments, Instant due, Reason why) {
        return with(enrolments, (inside, batch) -> {
            var answered = loader.answered(inside);
            var waiting = due(inside, due).stream()
                    .filter(enrolment -> !answered.contains(enrolment.id()))
                    .toList();
            var retimes = new ArrayList<JourneyEngine.Retime>();
            for (var enrolment : waiting) {
                var planned = decisions.afresh(
                        batch, enrolment, enrolment.lastMoment().orElseThrow(), why);
                enrolment.replan(planned);
                retimes.add(new JourneyEngine.Retime(
                        enrolment.id(), enrolment.instanceId(), planned.step(), planned.dueAt()));
            }
            engine.retime(retimes);
            return waiting.size();
        });
    }

    private int with(Collection<UUID> enrolments, Work work) {
        if (enrolments.isEmpty()) {
            return 0;
        }
        loader.lockCustomers(enrolments);
        var inside = loader.inside(enrolments);
        var done = new int[1];
        steps.inBatch(inside, batch -> done[0] = work.on(inside, batch));
        return done[0];
    }

    private static List<Enrolment> due(List<Enrolment> inside, Instant due) {
        return inside.stream()
                .filter(enrolment -> enrolment
                        .lastMoment()
                        .filter(moment -> moment.state() == Planned.State.WAITING)
                        .filter(moment -> !moment.dueAt().isAfter(due))
                        .isPresent())
                .toList();
    }

    private Decision left(Enrolment enrolment, Reason why) {
        var last = enrolment.lastMoment();
        return new Decision(
                UUID.randomUUID(),
                DecisionKind.CANCEL,
                clock.instant(),
                StepDecisions.subject(
                        enrolment,
                        enrolment.waitingAt().or(() -> last.map(Planned::step)).orElse("start"),
                        last.map(Planned::round).orElse(1)),
                why.code(),
                Timing.none(),
                List.of(why),
                Map.of());
    }

    private interface Work {
        int on(List<Enrolment> inside, EnrolmentBatch batch);
    }
}
