package io.kairos.orchestrator.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are worked off.
 *
 * @param batch how many are claimed at a time; default 500
 * @param workers how many hand-overs of one channel are on the wire at a time, and so the most that a crash can leave unknown; default 8
 * @param lease how long a worker may hold a claim, and again what it puts on the wire; longer than a channel's own
 *     timeouts; default 60 s
 * @param maxAttempts how often one is put on the wire before it is refused; default 12
 * @param firstRetry the longest pause after the first failed attempt, doubled with every further one; default 1 min
 * @param longestRetry the longest pause of all; default 4 h
 */
@ConfigurationProperties("kairos.dispatch")
record DispatchSettings(
        @DefaultValue("500") int batch,
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

    /** How long to wait at most after so many failed attempts, at least as long as the channel asks. */
    Duration pauseAfter(int attempts, Duration asked) {
        Duration own = firstRetry.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration bounded = own.compareTo(longestRetry) < 0 ? own : longestRetry;
        return bounded.compareTo(asked) < 0 ? asked : bounded;
    }

    /**
     * How long to wait after so many failed attempts: anything between what the channel asks for and the doubled pause, so
     * that what failed together does not come back together ("full jitter", Brooker, 2015). A channel that asks for more
     * gets up to a tenth more.
     *
     * @param share where between the two, 0 to 1
     */
    Duration pauseAfter(int attempts, Duration asked, double share) {
        Duration own = firstRetry.multipliedBy(1L << Math.min(attempts - 1, 20));
        Duration bounded = own.compareTo(longestRetry) < 0 ? own : longestRetry;
        Duration longest = bounded.compareTo(asked) < 0 ? asked.plus(asked.dividedBy(10)) : bounded;
        return asked.plusMillis(Math.round(share * longest.minus(asked).toMillis()));
    }
}
