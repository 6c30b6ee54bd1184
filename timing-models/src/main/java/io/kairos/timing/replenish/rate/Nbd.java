package io.kairos.timing.replenish.rate;

import static io.kairos.timing.replenish.rate.RateModel.requirePositive;
import static io.kairos.timing.replenish.rate.RateModel.requireWeeks;
import static org.hipparchus.special.Gamma.logGamma;

/**
 * Nobody ever leaves: Poisson purchases whose rate λ varies between customers as Gamma(r, α). Source: Ehrenberg 1959.
 *
 * @param r shape of the rates, positive
 * @param alpha α in weeks, positive
 */
public record Nbd(double r, double alpha) implements RateModel {

    public Nbd {
        requirePositive("r", r);
        requirePositive("alpha", alpha);
    }

    @Override
    public double logOfCount(int repeats) {
        return logGamma(r + repeats) - logGamma(r) + r * StrictMath.log(alpha);
    }

    @Override
    public double logOfTimes(RepeatHistory history) {
        return -(r + history.repeats()) * StrictMath.log(alpha + history.age());
    }

    @Override
    public double alive(RepeatHistory history) {
        return 1;
    }

    @Override
    public double buysWithin(RepeatHistory history, double weeks) {
        requireWeeks(weeks);
        double now = alpha + history.age();
        return -StrictMath.expm1((r + history.repeats()) * StrictMath.log(now / (now + weeks)));
    }

    @Override
    public double expected(RepeatHistory history, double weeks) {
        requireWeeks(weeks);
        return (r + history.repeats()) / (alpha + history.age()) * weeks;
    }
}
