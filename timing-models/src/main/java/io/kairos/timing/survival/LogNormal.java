package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requirePositive;
import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

import org.hipparchus.special.Erf;

/**
 * log T ~ Normal(μ, σ²): the hazard rises, then falls.
 *
 * @param mu mean of log days
 * @param sigma standard deviation of log days, positive
 */
public record LogNormal(double mu, double sigma) implements SurvivalLaw {

    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2PI = Math.sqrt(2 * Math.PI);

    public LogNormal {
        if (!Double.isFinite(mu)) throw new IllegalArgumentException("mu must be finite, was " + mu);
        requirePositive("sigma", sigma);
    }

    @Override
    public Family family() {
        return Family.LOG_NORMAL;
    }

    @Override
    public double density(double days) {
        if (days <= 0) return 0;
        double z = (StrictMath.log(days) - mu) / sigma;
        return StrictMath.exp(-z * z / 2) / (SQRT_2PI * sigma * days);
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : 0.5 * ErrorFunction.erfc((StrictMath.log(days) - mu) / sigma / SQRT_2);
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return StrictMath.exp(mu + sigma * SQRT_2 * Erf.erfInv(2 * p - 1));
    }
}
