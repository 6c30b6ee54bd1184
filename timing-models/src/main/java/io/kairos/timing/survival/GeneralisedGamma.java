package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requirePositive;
import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

/**
 * log T = μ + σW where, with a = 1/q², a·exp(qW) ~ Gamma(a). Weibull for q = 1, log-normal for q = 0, gamma for q = σ,
 * inverse Weibull for q = −1.
 * Source: Prentice 1974, A log gamma model and its maximum likelihood estimation; parameters as in R's flexsurv.
 *
 * @param mu location of log days
 * @param sigma scale of log days, positive
 * @param q shape, −20..20
 */
public record GeneralisedGamma(double mu, double sigma, double q) implements SurvivalLaw {

    private static final double LARGEST_SHAPE = 20;

    public GeneralisedGamma {
        if (!Double.isFinite(mu)) throw new IllegalArgumentException("mu must be finite, was " + mu);
        requirePositive("sigma", sigma);
        if (!(Math.abs(q) <= LARGEST_SHAPE)) throw new IllegalArgumentException("q must lie in -20..20, was " + q);
    }

    @Override
    public Family family() {
        return Family.GENERALISED_GAMMA;
    }

    @Override
    public double density(double days) {
        return days <= 0 ? 0 : StrictMath.exp(GammaError.logDensity(error(days), q)) / (sigma * days);
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : StrictMath.exp(GammaError.logSurvival(error(days), q));
    }

    /** By Newton's method on log time, kept between bounds. */
    @Override
    public double quantile(double p) {
        requireProbability(p);
        double target = StrictMath.log1p(-p);
        double low = -1;
        double high = 1;
        while (GammaError.logSurvival(low, q) < target) low *= 2;
        while (GammaError.logSurvival(high, q) > target) high *= 2;
        double w = 0;
        for (int step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(w)); step++) {
            double log = GammaError.logSurvival(w, q);
            if (log > target) low = w;
            else high = w;
            double next = w + (log - target) / StrictMath.exp(GammaError.logDensity(w, q) - log);
            double moved = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(moved - w) <= 1e-15 * Math.max(1, Math.abs(w))) break;
            w = moved;
        }
        return StrictMath.exp(mu + sigma * w);
    }

    private double error(double days) {
        return (StrictMath.log(days) - mu) / sigma;
    }
}
