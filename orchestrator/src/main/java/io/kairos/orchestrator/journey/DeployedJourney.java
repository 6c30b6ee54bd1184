package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Journey;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One version of a journey that the engine can run.
 *
 * @param deploymentKey what the engine starts instances of exactly this version with
 */
record DeployedJourney(Journey journey, int version, String deploymentKey) {
    String id() {
        return journey.id();
    }

    /** A marketer's value on a step. */
    Optional<String> property(String step, String name) {
        return journey.step(step).flatMap(found -> found.property(name));
    }

    /** How many messages the diagram allows for one enrolment, where it says so. */
    OptionalInt maxMessages() {
        return journey.remindMax();
    }
}
