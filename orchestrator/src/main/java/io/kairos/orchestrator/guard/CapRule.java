package io.kairos.orchestrator.guard;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * At most so many messages to one customer within any window of this length, over all journeys.
 *
 * @param channel counts messages of this channel; default {@code *}: of any
 * @param topic counts messages about this topic; default {@code *}: about any
 * @param max 1 or more
 * @param per more than nothing; whole milliseconds count
 */
record CapRule(
        @DefaultValue("*") String channel,
        @DefaultValue("*") String topic,
        int max,
        Duration per) {
    CapRule {
        if (max < 1) {
            throw new IllegalArgumentException("a frequency cap must be 1 or more, not " + max);
        }
        if (per.toMillis() < 1) {
            throw new IllegalArgumentException("a frequency cap needs a window of 1 ms or more, not " + per);
        }
    }
}
