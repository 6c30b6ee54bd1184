package io.kairos.timing.survival;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Law of the time T > 0 from an origin to the purchase, in days. Immutable. */
public sealed interface SurvivalLaw permits Exponential, Weibull, LogNormal, LogLogistic {

    double SECONDS_PER_DAY = 86_400;

    Family family();

    /** f(t), per day; t in days, 0 or more. */
    double density(double days);

    /** S(t) = P(T > t); t in days; 1 for t at or below 0. */
    double survival(double days);

    /** The t in days with P(T ≤ t) = p. */
    double quantile(double p);

    /** h(t) = f(t) / S(t), per day. */
    default double hazard(double days) {
        return density(days) / survival(days);
    }

    /** One draw by inversion. */
    default Duration sample(RandomGenerator random) {
        double uniform = Math.max(random.nextDouble(), 0x1p-53);
        double seconds = quantile(uniform) * SECONDS_PER_DAY;
        return Duration.ofMillis((long) Math.min(seconds * 1000, Long.MAX_VALUE / 2.0));
    }

    static void requireProbability(double p) {
        if (!(p > 0 && p < 1)) throw new IllegalArgumentException("probability must lie strictly in 0..1, was " + p);
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value))
            throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }
}
