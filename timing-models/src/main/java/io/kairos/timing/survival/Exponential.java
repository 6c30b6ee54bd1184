package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requirePositive;
import static io.kairos.timing.survival.SurvivalLaw.requireProbability;

/**
 * S(t) = exp(−t/m), hazard constant: the best moment is at once.
 *
 * @param mean m in days, positive
 */
public record Exponential(double mean) implements SurvivalLaw {

    public Exponential {
        requirePositive("mean", mean);
    }

    @Override
    public Family family() {
        return Family.EXPONENTIAL;
    }

    @Override
    public double density(double days) {
        return days < 0 ? 0 : StrictMath.exp(-days / mean) / mean;
    }

    @Override
    public double survival(double days) {
        return days <= 0 ? 1 : StrictMath.exp(-days / mean);
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        return -mean * StrictMath.log1p(-p);
    }
}
