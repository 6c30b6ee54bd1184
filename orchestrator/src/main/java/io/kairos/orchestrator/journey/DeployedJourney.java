package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.OwnContent;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.message.OwnMessages;
import java.util.Map;
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

    /** By what a send step's message is known: one of the step's own, else the shared one it names. */
    Optional<String> message(String step) {
        return words(step).isEmpty()
                ? property(step, StepProperties.SEND_TEMPLATE)
                : Optional.of(OwnMessages.id(id(), version, step, words(step)));
    }

    Map<String, String> words(String step) {
        return journey.step(step)
                .map(found -> OwnContent.words(found.properties()))
                .orElse(Map.of());
    }

    /** How many messages the diagram allows for one enrolment, where it says so. */
    OptionalInt maxMessages() {
        return journey.remindMax();
    }
}
