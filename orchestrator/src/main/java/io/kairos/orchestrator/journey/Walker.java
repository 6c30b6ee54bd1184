package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An enrolment that is looked at.
 *
 * @param enrolment in the journey looked at; in memory alone
 * @param standing the moment it waits for, where it is a running one that can go on
 * @param same whether the step it waits at is drawn as it was when that moment was found
 */
record Walker(Enrolment enrolment, Optional<Planned> standing, boolean same) {

    static Walker of(DeployedJourney journey, JourneyTrials.Traveller traveller, Optional<Enrolment> running) {
        return running.flatMap(live -> live.lastMoment()
                        .filter(moment -> moment.state() == Planned.State.WAITING)
                        .filter(moment -> isWait(journey, moment.step()))
                        .map(moment -> goingOn(journey, live, moment)))
                .orElseGet(() -> new Walker(
                        new Enrolment(
                                UUID.randomUUID(), journey, traveller.customer(), traveller.need(), traveller.from()),
                        Optional.empty(),
                        false));
    }

    private static Walker goingOn(DeployedJourney journey, Enrolment live, Planned standing) {
        var copy = new Enrolment(live.id(), journey, live.customer(), live.need(), live.startedAt());
        live.moments().forEach(copy::remember);
        copy.sent().addAll(live.sent());
        return new Walker(copy, Optional.of(standing), isSame(journey, live.journey(), standing.step()));
    }

    private static boolean isWait(DeployedJourney journey, String step) {
        return journey.journey()
                .step(step)
                .filter(found -> found.kind() == Step.Kind.WAIT)
                .isPresent();
    }

    /** Whether this wait and the send step it is for say the same in both. */
    private static boolean isSame(DeployedJourney one, DeployedJourney other, String wait) {
        return properties(one, Optional.of(wait)).equals(properties(other, Optional.of(wait)))
                && properties(one, one.property(wait, StepProperties.SENDS))
                        .equals(properties(other, other.property(wait, StepProperties.SENDS)))
                && one.maxMessages().equals(other.maxMessages());
    }

    private static Optional<Map<String, String>> properties(DeployedJourney journey, Optional<String> step) {
        return step.flatMap(journey.journey()::step).map(Step::properties);
    }
}
