package io.kairos.timing.replenish;

import java.util.Arrays;

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

    /** The same for the days 1 to the last, by day. */
    double[] logOdds(double[] raised, int days) {
        int known = Math.min(days, raised.length - 1);
        double[] still = new double[known + 1];
        for (int i = 0; i < weights.length; i++) add(weights[i] * raisedGaps[i], raisedGaps[i], raised, still);
        double[] odds = new double[days + 1];
        for (int day = 1; day <= known; day++) {
            double least = 1e-9 * still[day - 1];
            odds[day] = FastLog.log(Math.max(still[day - 1] - still[day], least) / Math.max(still[day], least));
        }
        if (days > known) Arrays.fill(odds, known + 1, days + 1, odds[known]);
        return odds;
    }

    /** A loop of its own, so that it runs several days at a time. */
    private static void add(double weighted, double gap, double[] raised, double[] still) {
        for (int day = 0; day < still.length; day++) still[day] += weighted / (gap + raised[day]);
    }

    /** S(0), …, S(days), given that the first half day is over. */
    double[] survival(int days) {
        double[] survival = new double[days + 1];
        double first = survival(StrictMath.exp(power * StrictMath.log(0.5)));
        for (int day = 0; day <= days; day++)
            survival[day] = survival(StrictMath.exp(power * StrictMath.log(day + 0.5))) / first;
        return survival;
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
