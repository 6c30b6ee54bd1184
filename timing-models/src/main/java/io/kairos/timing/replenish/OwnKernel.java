package io.kairos.timing.replenish;

/**
 * Chance of the next purchase by the customer's own gaps: a mixture of log-logistic laws, one about each gap, newer ones heavier,
 * and one about her shrunken mean: {@code S(d) = Σ w_i / (1 + (d/g_i)^power)}. A kernel density on ln(gap); source: Silverman
 * 1986, with the shrinkage of Efron, Morris 1973. Not thread-safe.
 */
final class OwnKernel {

    private static final double FADING = 0.85;

    private final double power;
    private final double[] raisedGaps;
    private final double[] weights;

    /** A day ends where the next one starts. */
    private double lastAfter = Double.NaN;

    private double lastLater;

    /**
     * @param power sharpness of each law; about π/√3 over the bandwidth in ln(days)
     * @param pseudoGap ln(days) of the shrunken mean
     */
    OwnKernel(double power, double[] logGaps, double pseudoGap) {
        this.power = power;
        this.raisedGaps = new double[logGaps.length + 1];
        this.weights = new double[logGaps.length + 1];
        double weight = 1;
        double total = 1;
        weights[logGaps.length] = 1;
        raisedGaps[logGaps.length] = StrictMath.exp(power * pseudoGap);
        for (int i = 0; i < logGaps.length; i++) {
            raisedGaps[i] = StrictMath.exp(power * logGaps[i]);
            weights[i] = weight;
            total += weight;
            weight *= FADING;
        }
        for (int i = 0; i < weights.length; i++) weights[i] /= total;
    }

    /**
     * Logarithm of the odds to buy on the d-th day, given not before; the day reaches half a day to either side.
     *
     * @param before (d − ½)^power
     * @param after (d + ½)^power
     */
    double logOdds(double before, double after) {
        double still = before == lastAfter ? lastLater : survival(before);
        double later = survival(after);
        lastAfter = after;
        lastLater = later;
        return StrictMath.log(Math.max(still - later, 1e-9 * still) / Math.max(later, 1e-9 * still));
    }

    private double survival(double raisedDay) {
        double survival = 0;
        for (int i = 0; i < weights.length; i++) survival += weights[i] * raisedGaps[i] / (raisedGaps[i] + raisedDay);
        return survival;
    }

    double power() {
        return power;
    }
}
