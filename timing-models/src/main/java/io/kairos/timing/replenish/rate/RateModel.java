package io.kairos.timing.replenish.rate;

/** A law of repeat purchases with fitted parameters; times in weeks. Immutable. */
public sealed interface RateModel permits Nbd, ParetoNbd, BetaGeometric {

    /** Natural logarithm of the density of this history. */
    default double logLikelihood(RepeatHistory history) {
        return logOfCount(history.repeats()) + logOfTimes(history);
    }

    /** Terms of the log-likelihood that only the number of repeats decides; a fit computes them once for all alike. */
    double logOfCount(int repeats);

    /** The other terms of the log-likelihood. */
    double logOfTimes(RepeatHistory history);

    /** P(the customer still buys at all), 0..1. */
    double alive(RepeatHistory history);

    /** P(at least one purchase within so many weeks after the look), 0..1. */
    double buysWithin(RepeatHistory history, double weeks);

    /** Expected number of purchase days within so many weeks after the look. */
    double expected(RepeatHistory history, double weeks);

    static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value))
            throw new IllegalArgumentException(name + " must be positive and finite, was " + value);
    }

    static void requireWeeks(double weeks) {
        if (!(weeks >= 0) || Double.isInfinite(weeks))
            throw new IllegalArgumentException("weeks must be finite and not negative, was " + weeks);
    }
}
