package io.kairos.orchestrator.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are worked off.
 *
 * @param batch how many are claimed at a time; default 100
 * @param workers how many are on the wire at a time, and so the most that a crash can leave unknown; default 8
 * @param lease how long a worker may hold a claim, and again what it puts on the wire; longer than a channel's own
 *     timeouts; default 60 s
 * @param maxAttempts how often one is put on the wire before it is refused; default 12
 * @param firstRetry pause after the first failed attempt, doubled with every further one; default 1 min
 * @param longestRetry the longest such pause; default 4 h
 */
@ConfigurationProperties("kairos.dispatch")
record DispatchSettings(
        @DefaultValue("100") int batch,
        @DefaultValue("8") int workers,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("12") int maxAttempts,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("4h") Duration longestRetry) {

    DispatchSettings {
        if (batch < 1 || workers < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("kairos.dispatch: batch, workers and max-attempts must be 1 or more");
        }
        if (lease.toMillis() < 1 || firstRetry.toMillis() < 1 || longestRetry.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "kairos.dispatch: lease, first-retry and longest-retry must be more than nothing");
        }
    }

    /** How long to wait after so many failed attempts, at least as long as the channel asks. */
    Duration pauseAfter(int attempts, Duration asked) {
        Duration own = firstRetry.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration bounded = own.compareTo(longestRetry) < 0 ? own : longestRetry;
        return bounded.compareTo(asked) < 0 ? asked : bounded;
    }
}
