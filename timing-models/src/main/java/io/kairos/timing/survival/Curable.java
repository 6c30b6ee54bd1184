package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

/**
 * S(t) = π + (1 − π)·S0(t): a share π never buys. Its survival does not fall to 0 and its high quantiles are infinite.
 * Source: Boag 1949; Berkson, Gage 1952.
 *
 * @param never π, 0 or more and below 1
 * @param base S0, law of those who buy some day
 */
public record Curable(double never, SurvivalLaw base) implements SurvivalLaw {

    public Curable {
        if (!(never >= 0 && never < 1))
            throw new IllegalArgumentException("never must be 0 or more and below 1, was " + never);
        if (base instanceof Curable)
            throw new IllegalArgumentException("the base law has a share that never buys itself");
    }

    /** Family of the law of those who buy. */
    @Override
    public Family family() {
        return base.family();
    }

    @Override
    public double density(double days) {
        return (1 - never) * base.density(days);
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : never + (1 - never) * base.survival(days);
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return p < 1 - never ? base.quantile(p / (1 - never)) : Double.POSITIVE_INFINITY;
    }
}
