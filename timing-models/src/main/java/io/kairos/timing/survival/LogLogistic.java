package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requirePositive;
import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

/**
 * S(t) = 1 / (1 + (t/α)^β). For β &gt; 1 the hazard peaks at α(β−1)^(1/β), then falls with a long tail.
 *
 * @param scale α in days, positive: the median
 * @param shape β, positive
 */
public record LogLogistic(double scale, double shape) implements SurvivalLaw {

    public LogLogistic {
        requirePositive("scale", scale);
        requirePositive("shape", shape);
    }

    @Override
    public Family family() {
        return Family.LOG_LOGISTIC;
    }

    @Override
    public double density(double days) {
        if (days < 0) return 0;
        if (days == 0) return shape == 1 ? 1 / scale : shape < 1 ? Double.POSITIVE_INFINITY : 0;
        double power = power(days);
        double left = 1 / (1 + power);
        return shape / days * (power < 1 ? power * left * left : left * (1 - left));
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : 1 / (1 + power(days));
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return scale * StrictMath.exp((StrictMath.log(p) - StrictMath.log1p(-p)) / shape);
    }

    /** (t/α)^β; {@code StrictMath.pow} would allocate. */
    private double power(double days) {
        return StrictMath.exp(shape * StrictMath.log(days / scale));
    }
}
