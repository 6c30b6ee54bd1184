package io.kairos.timing.survival;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Law of the time T &gt; 0 from an origin to the purchase, in days. Immutable, evaluated without allocation. T may be
 * infinite with the probability {@link #never()}: then survival stays above it.
 */
public sealed interface SurvivalLaw permits Exponential, Weibull, LogNormal, LogLogistic, GeneralisedGamma, Curable {

    double SECONDS_PER_DAY = 86_400;

    Family family();

    /** f(t), per day; t in days, 0 or more. */
    double density(double days);

    /** S(t) = P(T > t); t in days; 1 for t at or below 0. */
    double survival(double days);

    /** The t in days with P(T ≤ t) = p; infinite if so many never buy. */
    double quantile(double p);

    /** P(no purchase, ever): what survival falls to. */
    default double never() {
        return 0;
    }

    /** h(t) = f(t) / S(t), per day. */
    default double hazard(double days) {
        return density(days) / survival(days);
    }

    /** H(t) = −ln S(t), the hazard summed up to t. */
    default double cumulativeHazard(double days) {
        return -StrictMath.log(survival(days));
    }

    /** One draw by inversion; some 146 million years for who never buys. */
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
