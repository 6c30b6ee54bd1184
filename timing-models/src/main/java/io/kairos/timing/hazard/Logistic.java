package io.kairos.timing.hazard;

/** The logistic function and its loss, without overflow and alike on every machine. */
final class Logistic {

    private Logistic() {}

    static double p(double logOdds) {
        double tail = StrictMath.exp(-Math.abs(logOdds));
        return logOdds > 0 ? 1 / (1 + tail) : tail / (1 + tail);
    }

    static double logOdds(double p) {
        return StrictMath.log(p / (1 - p));
    }

    /** log P(event) or log P(no event). */
    static double logLikelihood(double logOdds, boolean event) {
        double toward = event ? logOdds : -logOdds;
        return Math.min(toward, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(logOdds)));
    }
}
