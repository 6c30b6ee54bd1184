package io.kairos.timing.survival;

import static io.kairos.timing.survival.SurvivalLaw.requirePositive;

/**
 * A customer's own pace z: her hazard is z·h(t), z ~ Gamma(a, rate b). After n purchases within a summed hazard H her pace
 * is Gamma(a + n, b + H): who waited long is slower than thought, who bought before is quicker.
 * Source: Clayton 1978; Vaupel, Manton, Stallard 1979.
 *
 * @param shape a, positive; {@code shape = rate} gives mean 1
 * @param rate b, positive
 */
public record Frailty(double shape, double rate) {

    public Frailty {
        requirePositive("shape", shape);
        requirePositive("rate", rate);
    }

    /** Mean 1 and the given variance of the pace among customers, positive. */
    public static Frailty ofVariance(double variance) {
        requirePositive("variance", variance);
        return new Frailty(1 / variance, 1 / variance);
    }

    /** Expected pace. */
    public double mean() {
        return shape / rate;
    }

    /** After that many purchases within a summed hazard ({@link SurvivalLaw#cumulativeHazard}) of H. */
    public Frailty after(int purchases, double hazard) {
        if (purchases < 0) throw new IllegalArgumentException("purchases must be 0 or more, was " + purchases);
        if (!(hazard >= 0) || Double.isInfinite(hazard))
            throw new IllegalArgumentException("hazard must be 0 or more and finite, was " + hazard);
        return new Frailty(shape + purchases, rate + hazard);
    }

    /** P(T &gt; t) over the paces left possible: (b / (b + H(t)))ᵃ. */
    public double survival(SurvivalLaw law, double days) {
        return survival(law.cumulativeHazard(days));
    }

    /** P(no purchase within a summed hazard of H, 0 or more): (b / (b + H))ᵃ. */
    public double survival(double hazard) {
        return StrictMath.pow(rate / (rate + hazard), shape);
    }

    /** The summed hazard of pace 1 within which a share of all customers, 0..1, does not buy: b · (share^(−1/a) − 1). */
    public double hazard(double survival) {
        return rate * (StrictMath.pow(survival, -1 / shape) - 1);
    }
}
