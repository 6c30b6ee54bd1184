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
        if (days == 0) return shape == 1 ? 1 / scale : shape < 1 ? Double.POSITIVE_INFINITY : 0;
        double power = power(days);
        return power > 745 ? 0 : shape / days * power * StrictMath.exp(-power);
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : StrictMath.exp(-power(days));
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return scale * StrictMath.exp(StrictMath.log(-StrictMath.log1p(-p)) / shape);
    }

    /** (t/λ)^k; {@code StrictMath.pow} would allocate. */
    private double power(double days) {
        return StrictMath.exp(shape * StrictMath.log(days / scale));
    }
}
