package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow that leaves a step.
 *
 * @param flowId of the BPMN sequence flow
 * @param target id of the step it leads to
 * @param path its {@code kairos.path}, such as {@code worth} or {@code otherwise}
 * @param when its condition in FEEL
 * @param share percent of the customers it takes, from 1 to 99
 */
public record Way(
        String flowId, Text names, String target, Optional<String> path, Optional<String> when, OptionalInt share) {

    /** Whether it takes those whom no other way takes. */
    public boolean isOtherwise() {
        return path.filter(StepProperties.OTHERWISE::equals).isPresent();
    }
}
