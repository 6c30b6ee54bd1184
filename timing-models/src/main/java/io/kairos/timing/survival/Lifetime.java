package io.kairos.timing.survival;

import java.time.Duration;

/**
 * Time from the origin to the purchase, or to the last moment at which it was known not to have happened.
 *
 * @param duration positive; what happened at the origin itself has no lifetime
 * @param observed whether the purchase was seen; false: censored, it comes later or never
 */
public record Lifetime(Duration duration, boolean observed) {

    public Lifetime {
        if (duration.isNegative() || duration.isZero())
            throw new IllegalArgumentException("duration must be positive, was " + duration);
    }

    double days() {
        return (duration.getSeconds() + duration.getNano() / 1e9) / SurvivalLaw.SECONDS_PER_DAY;
    }
}
