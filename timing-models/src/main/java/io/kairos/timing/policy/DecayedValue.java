package io.kairos.timing.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What sent messages were worth, looking back. */
public final class DecayedValue {

    private static final double LN_2 = 0.6931471805599453;

    private DecayedValue() {}

    /**
     * {@code 2^(−(purchase − s)/halfLife)} with s the last message at or before the purchase; 0 if there is none. In
     * continuous time, between 0 and 1.
     */
    public static double of(List<Instant> sends, Instant purchase, Duration halfLife) {
        if (halfLife.isNegative() || halfLife.isZero())
            throw new IllegalArgumentException("halfLife must be positive, was " + halfLife);
        return sends.stream()
                .filter(send -> !send.isAfter(purchase))
                .max(Instant::compareTo)
                .map(send -> StrictMath.exp(-LN_2 * seconds(Duration.between(send, purchase)) / seconds(halfLife)))
                .orElse(0.0);
    }

    /** How many of the messages went out before the purchase stopped the rest. */
    public static long sent(List<Instant> sends, Instant purchase) {
        return sends.stream().filter(send -> !send.isAfter(purchase)).count();
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
