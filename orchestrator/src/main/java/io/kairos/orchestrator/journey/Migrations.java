package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.moment.MomentAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of customers in another version of their journey. Thread-safe. */
@Component
public class Migrations {
    private final EnrolmentLoader loader;
    private final Steps steps;
    private final StepDecisions decisions;
    private final JourneyRegistry journeys;
    private final JourneyEngine engine;
    private final InstantSource clock;

    Migrations(
            EnrolmentLoader loader,
            Steps steps,
            StepDecisions decisions,
            JourneyRegistry journeys,
            JourneyEngine engine,
            InstantSource clock) {
        this.loader = loader;
        this.steps = steps;
        this.decisions = decisions;
        this.journeys = journeys;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Has customers go on in another version, at the step where they wait; their moments are planned anew with it. Those whose step
     * is not there stay where they are. Works in the caller's transaction.
     *
     * @return how many moved, and where their moments went
     */
    public Moved move(Collection<UUID> enrolments, String journeyId, int version) {
        if (enrolments.isEmpty()) {
            return Moved.NOBODY;
        }
        loader.lockCustomers(enrolments);
        var target = journeys.version(journeyId, version);
        var moving = loader.inside(enrolments).stream()
                .filter(enrolment -> enrolment.journey().version() != version)
                .filter(enrolment -> isMovable(enrolment, target.journey()))
                .toList();
        var shifts = new ArrayList<Shift>();
        steps.inBatch(moving, batch -> shifts.addAll(move(moving, target, batch)));
        return Moved.of(moving.size(), shifts, clock.instant());
    }

    /** The moment of one who moved, before and after. */
    private record Shift(Planned before, Planned after) {}

    /**
     * What came of those who were to move.
     *
     * @param people who moved; the moments of some of them are
     * @param earlier than before
     * @param later than before
     * @param atOnce due when they moved, with a message
     * @param notWorth of messages that are not worth sending any more
     */
    public record Moved(int people, int earlier, int later, int atOnce, int notWorth) {
        private static final Moved NOBODY = new Moved(0, 0, 0, 0, 0);

        private static Moved of(int people, List<Shift> shifts, Instant now) {
            return new Moved(
                    people,
                    count(
                            shifts,
                            one -> one.after().dueAt().isBefore(one.before().dueAt())),
                    count(
                            shifts,
                            one -> one.after().dueAt().isAfter(one.before().dueAt())),
                    count(
                            shifts,
                            one -> one.after().send() && !one.after().dueAt().isAfter(now)),
                    count(shifts, one -> !one.after().send()));
        }

        private static int count(List<Shift> shifts, Predicate<Shift> which) {
            return (int) shifts.stream().filter(which).count();
        }
    }

    private List<Shift> move(List<Enrolment> moving, DeployedJourney target, EnrolmentBatch batch) {
        var why = new Reason("moved-to-version", Map.of("version", Integer.toString(target.version())));
        engine.migrate(moving.stream()
                .map(one -> new JourneyEngine.Migration(
                        one.id(), one.instanceId(), one.journey().deploymentKey(), target.deploymentKey()))
                .toList());
        var retimes = new ArrayList<JourneyEngine.Retime>();
        var shifts = new ArrayList<Shift>();
        for (var enrolment : moving) {
            enrolment.moveTo(target);
            enrolment
                    .lastMoment()
                    .filter(moment -> moment.state() == Planned.State.WAITING)
                    .flatMap(moment ->
                            decisions.replan(batch, enrolment, moment, why).map(planned -> new Shift(moment, planned)))
                    .ifPresent(shift -> {
                        var planned = shift.after();
                        shifts.add(shift);
                        enrolment.replan(planned);
                        retimes.add(new JourneyEngine.Retime(
                                enrolment.id(), enrolment.instanceId(), planned.step(), planned.dueAt()));
                    });
        }
        engine.retime(retimes);
        return shifts;
    }

    /**
     * One customer's next moment, as it is and as it would be.
     *
     * @param newDueAt the same as {@code dueAt} where it stays
     * @param sends whether a message would still be worth sending then
     */
    public record Foreseen(UUID customerId, String step, Instant dueAt, Instant newDueAt, boolean sends) {}

    /** Foresees those of these who wait for a moment at a step that is in the other version, too. */
    @Transactional(readOnly = true)
    public List<Foreseen> foresee(Collection<UUID> enrolments, Journey journey) {
        var target = new DeployedJourney(journey, 0, "");
        var batch = new EnrolmentBatch();
        var inside = loader.inside(enrolments);
        inside.forEach(batch::add);
        return inside.stream()
                .filter(enrolment -> isMovable(enrolment, journey))
                .flatMap(enrolment -> {
                    enrolment.moveTo(target);
                    return enrolment
                            .lastMoment()
                            .filter(moment -> moment.state() == Planned.State.WAITING)
                            .map(moment -> foresee(batch, enrolment, moment))
                            .stream();
                })
                .toList();
    }

    private Foreseen foresee(EnrolmentBatch batch, Enrolment enrolment, Planned moment) {
        Optional<MomentAnswer> moved = decisions.moved(batch, enrolment, moment);
        return new Foreseen(
                enrolment.customer().id(),
                moment.step(),
                moment.dueAt(),
                moved.map(MomentAnswer::dueAt).orElse(moment.dueAt()),
                moved.map(MomentAnswer::send).orElse(moment.send()));
    }

    /** Whether the step a customer waits at is in the other version, too, and of the same kind. */
    static boolean isMovable(Enrolment enrolment, Journey journey) {
        return enrolment
                .waitingAt()
                .flatMap(step -> journey.step(step)
                        .filter(there -> enrolment
                                .journey()
                                .journey()
                                .step(step)
                                .filter(here -> here.kind() == there.kind() && here.asks() == there.asks())
                                .isPresent()))
                .isPresent();
    }
}
