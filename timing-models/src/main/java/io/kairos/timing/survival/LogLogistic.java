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
        double power = StrictMath.pow(days / scale, shape);
        return shape / scale * StrictMath.pow(days / scale, shape - 1) / ((1 + power) * (1 + power));
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : 1 / (1 + StrictMath.pow(days / scale, shape));
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return scale * StrictMath.pow(p / (1 - p), 1 / shape);
    }
}
