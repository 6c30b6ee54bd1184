package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that somebody should have seen before a launch.
 *
 * @param mayEnter customers with an open need of its product types who are not inside
 * @param needsApproval whether a second person has to agree
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Review(
        int revision,
        Optional<Integer> liveVersion,
        List<Finding> findings,
        Messages messages,
        Inside inside,
        long mayEnter,
        List<Door> productTypes,
        Moving moving,
        boolean needsApproval,
        long approvalAbove,
        Optional<String> liveBpmn) {

    /** What the steps send, compared with the version in force: a line for people to read each. */
    record Messages(List<String> added, List<String> removed, List<String> changed) {}

    /** @param bySteps the fullest step first */
    record Inside(long total, List<Here> bySteps) {}

    /** @param stillThere whether the step is in the new file, too, and of the same kind */
    record Here(String step, String name, long count, boolean stillThere) {}

    /** @param journey the journey its customers enter today */
    record Door(String id, String name, boolean enters, String journey) {}

    /**
     * What would become of those inside if they moved.
     *
     * @param totals about the first {@code asked} of them, those due soonest
     */
    record Moving(long movable, long staying, Totals totals, List<Sample> sample) {}

    /**
     * How next moments would change.
     *
     * @param now due at once
     * @param notWorth messages that would not be worth sending any more
     */
    record Totals(int asked, int earlier, int later, int same, int now, int notWorth) {}

    record Sample(UUID customer, String label, String step, Instant dueAt, Instant newDueAt, boolean sends) {}
}
