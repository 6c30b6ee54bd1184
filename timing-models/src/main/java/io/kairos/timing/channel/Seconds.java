package io.kairos.timing.channel;

import java.time.Duration;

/** Durations as seconds and back. */
final class Seconds {

    static final double LN_2 = 0.6931471805599453;

    private Seconds() {}

    static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero())
            throw new IllegalArgumentException(name + " must be longer than zero, was " + duration);
    }
}
