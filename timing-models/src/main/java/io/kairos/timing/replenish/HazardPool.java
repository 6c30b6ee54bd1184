package io.kairos.timing.replenish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weighted mean of the experts' laws: {@code S(d) = Σ w_m Π_{j≤d} (1 − h_m(j))}. A long wait thus moves the weight to those
 * that foresaw it. The weights lie halfway between equal ones, which are hard to beat (Clemen 1989), and those that
 * maximise the likelihood of customers the experts were not fitted on (linear opinion pool; Stone 1961), by
 * expectation-maximisation.
 *
 * @param weights w_m of the experts in {@link Expert#all()}, 0 or more, sum 1
 * @param coefficients of each expert, 0 at the columns it does not use
 */
record HazardPool(double[] weights, double[][] coefficients) {

    private static final int EM_STEPS = 200;
    private static final double FLOOR = 1e-12;

    /** S(0), …, S(days) of a customer who bought on day 0. */
    double[] survival(DayColumns columns, int days) {
        WaitScores scores = new WaitScores(columns, days);
        double[] survival = new double[days + 1];
        survival[0] = 1;
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] == 0) continue;
            double[] score = scores.under(coefficients[m]);
            double own = weights[m];
            for (int day = 1; day <= days; day++) {
                own /= 1 + FastExp.exp(score[day]);
                survival[day] += own;
            }
        }
        return survival;
    }

    static double score(double[] row, double[] coefficients) {
        double score = 0;
        for (int i = 0; i < row.length; i++) score += row[i] * coefficients[i];
        return score;
    }

    /** A pool of one expert. */
    static HazardPool only(Expert expert, double[] coefficients) {
        double[] weights = new double[Expert.all().size()];
        double[][] all = new double[weights.length][DayColumns.COUNT];
        weights[expert.ordinal()] = 1;
        all[expert.ordinal()] = coefficients;
        return new HazardPool(weights, all);
    }

    /**
     * Halfway from equal weights to those under which the outcomes were likeliest.
     *
     * @param likelihoods of each case under each expert
     */
    static double[] weights(List<double[]> likelihoods, int experts) {
        double[] weights = new double[experts];
        Arrays.fill(weights, 1.0 / experts);
        for (int step = 0; step < EM_STEPS; step++) {
            double[] sums = new double[experts];
            for (double[] each : likelihoods) {
                double total = 0;
                for (int m = 0; m < experts; m++) total += weights[m] * Math.max(each[m], FLOOR);
                for (int m = 0; m < experts; m++) sums[m] += weights[m] * Math.max(each[m], FLOOR) / total;
            }
            for (int m = 0; m < experts; m++) weights[m] = sums[m] / likelihoods.size();
        }
        for (int m = 0; m < experts; m++) weights[m] = (weights[m] + 1.0 / experts) / 2;
        return weights;
    }

    /** Likelihood of one case under each expert alone. */
    double[] likelihoods(GapCase gap, Typical typical) {
        double[] still = new double[weights.length];
        double[] before = new double[weights.length];
        Arrays.fill(still, 1);
        DayColumns columns = new DayColumns(gap.rhythm(), typical);
        double[] row = new double[DayColumns.COUNT];
        for (int day = 1; day <= gap.days(); day++) {
            columns.fill(day, row);
            for (int m = 0; m < still.length; m++) {
                before[m] = still[m];
                still[m] /= 1 + StrictMath.exp(score(row, coefficients[m]));
            }
        }
        if (gap.bought()) for (int m = 0; m < still.length; m++) still[m] = before[m] - still[m];
        return still;
    }

    List<Expert> used() {
        List<Expert> used = new ArrayList<>();
        for (Expert each : Expert.all()) if (weights[each.ordinal()] > 0) used.add(each);
        return used;
    }
}
