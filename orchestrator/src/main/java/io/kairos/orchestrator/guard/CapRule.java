package io.kairos.orchestrator.guard;

import java.time.Duration;

/**
 * At most so many messages of a channel to one customer within any window of this length, over all journeys.
 *
 * @param max 1 or more
 * @param per more than nothing; whole milliseconds count
 */
record CapRule(String channel, int max, Duration per) {
    CapRule {
        if (max < 1) {
            throw new IllegalArgumentException("a frequency cap must be 1 or more, not " + max);
        }
        if (per.toMillis() < 1) {
            throw new IllegalArgumentException("a frequency cap needs a window of 1 ms or more, not " + per);
        }
    }
}
