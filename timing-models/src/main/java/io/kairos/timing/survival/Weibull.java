package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requirePositive;
import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

/**
 * S(t) = exp(−(t/λ)^k). The hazard falls for k &lt; 1 (impulse) and rises for k &gt; 1.
 *
 * @param shape k, positive
 * @param scale λ in days, positive: by then 63.2 % have bought
 */
public record Weibull(double shape, double scale) implements SurvivalLaw {

    public Weibull {
        requirePositive("shape", shape);
        requirePositive("scale", scale);
    }

    @Override
    public Family family() {
        return Family.WEIBULL;
    }

    @Override
    public double density(double days) {
        if (days < 0) return 0;
        double ratio = days / scale;
        return shape / scale * StrictMath.pow(ratio, shape - 1) * StrictMath.exp(-StrictMath.pow(ratio, shape));
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : StrictMath.exp(-StrictMath.pow(days / scale, shape));
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return scale * StrictMath.pow(-StrictMath.log1p(-p), 1 / shape);
    }
}
