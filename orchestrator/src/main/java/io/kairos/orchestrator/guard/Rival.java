package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A message that waits for the same customer.
 *
 * @param value what it is worth: the score of its moment times the priority of its journey
 * @param plannedAt when it is to be sent
 */
record Rival(
        UUID dispatchId, String channel, String topic, String journeyId, String step, double value, Instant plannedAt) {
    /** The most valuable first; of equals the one planned first. */
    static final Comparator<Rival> BEST_FIRST = Comparator.comparingDouble(Rival::value)
            .reversed()
            .thenComparing(Rival::plannedAt)
            .thenComparing(Rival::dispatchId);
}
