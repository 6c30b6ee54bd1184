package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A journey as its compiler understood it.
 *
 * @param id also the id of the BPMN process
 * @param versionTag as the marketer wrote it, "1" where they did not
 * @param steps in the order a customer meets them, the ways out on a message last
 */
public record Journey(String id, Text names, String versionTag, Entry entry, List<Step> steps) {

    /** Who enters. */
    public enum Entry {
        /** A customer with an open need. */
        NEED,
        /** A customer who has bought. */
        PURCHASE
    }

    public Journey {
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    /** The most reminders the journey sends for one need; absent where nothing is repeated. */
    public OptionalInt remindMax() {
        return steps.stream()
                .flatMap(step -> step.property(StepProperties.REMIND_MAX).stream())
                .mapToInt(Integer::parseInt)
                .max();
    }
}
