package io.kairos.timing.placement;

import io.kairos.timing.fatigue.Fatigue;

/**
 * What at most k messages are worth whose first is candidate i, sent at fatigue level m: see {@link TiredSchedule}. V_1 is a line
 * in m, because response and risk are; so is what one message adds to another, and V_2 is found from lines. V_k for k ≥ 2 is
 * kept at evenly spaced levels, as far up as the customer can be tired by then.
 */
final class TiredGrid {

    private static final int LEVELS = 33;
    private static final double STEP = 1.0 / (LEVELS - 1);

    private final DecayCandidates candidates;
    private final Fatigue law;
    private final double[] fade;
    /** V_1 at level 0, and by how much it changes up to level 1. */
    private final double[] rested;

    private final double[] slope;
    private final double[][][] value;

    /** By k − 1 and candidate: no candidate from there on is worth more as the first of at most k, whatever the level. */
    private final double[][] ceiling;

    /** From here on no candidate is worth anything alone, rested or not: none is a follower. */
    private final int useful;

    /** Lines of the followers of one candidate: height at the lowest level, and rise from level to level. */
    private final double[] first;

    private final double[] rise;

    /** The slope as the first candidate sees it. */
    private final double[] faded;

    /**
     * @param fade what is left of a level of the first candidate's instant, at each candidate
     * @param most the largest k that will be asked for
     */
    TiredGrid(DecayCandidates candidates, TiredSchedule.Terms terms, double[] fade, int most) {
        int count = candidates.count();
        this.candidates = candidates;
        this.law = terms.law();
        this.fade = fade;
        this.rested = new double[count];
        this.slope = new double[count];
        for (int i = 0; i < count; i++) {
            double lost = terms.unbought()[i] * terms.loss();
            rested[i] = candidates.earning(i) - candidates.cost(i) - lost * law.unsubscribeBase();
            slope[i] = -candidates.earning(i) - lost * law.unsubscribeSlope();
        }
        this.useful = useful(rested);
        this.faded = new double[count];
        for (int i = 0; i < count; i++) faded[i] = slope[i] * fade[i];
        this.first = new double[count];
        this.rise = new double[count];
        this.value = new double[Math.max(0, most - 1)][][];
        int top = top(law.sent(terms.level()));
        for (int k = most; k >= 2; k--) {
            value[k - 2] = new double[count][top + 1];
            top = top(law.sent(top * STEP));
        }
        this.ceiling = new double[Math.max(1, most)][count];
        fall(1);
        for (int k = 2; k <= most; k++) {
            for (int i = 0; i < count; i++) solve(k, i);
            fall(k);
        }
    }

    private void fall(int k) {
        double[] highest = ceiling[k - 1];
        for (int i = highest.length - 1; i >= 0; i--) {
            double here = k == 1 ? Math.max(rested[i], rested[i] + slope[i]) : highest(value[k - 2][i]);
            highest[i] = i + 1 < highest.length ? Math.max(here, highest[i + 1]) : here;
        }
    }

    private static double highest(double[] values) {
        double most = values[0];
        for (double value : values) most = Math.max(most, value);
        return most;
    }

    /** V_k(j, m) of every j from i on and every level m is at most this. */
    double ceiling(int k, int i) {
        return ceiling[k - 1][i];
    }

    private static int useful(double[] rested) {
        int useful = rested.length;
        while (useful > 0 && !(rested[useful - 1] > 0)) useful--;
        return useful;
    }

    /** The grid level that is certainly above what is asked up to level m. */
    private static int top(double m) {
        return Math.min(LEVELS - 1, (int) (m * (LEVELS - 1)) + 2);
    }

    /** The first candidate from which on no follower adds anything. */
    int useful() {
        return useful;
    }

    /** V_1(i, m). */
    double alone(int i, double m) {
        return rested[i] + slope[i] * m;
    }

    /** V_k(i, m), interpolated between levels for k ≥ 2. */
    double worth(int k, int i, double m) {
        if (k == 1) return alone(i, m);
        double[] values = value[k - 2][i];
        double at = m * (LEVELS - 1);
        int cell = Math.min((int) at, LEVELS - 2);
        return values[cell] + (at - cell) * (values[cell + 1] - values[cell]);
    }

    private void solve(int k, int i) {
        double[] most = value[k - 2][i];
        if (k == 2) lines(most, i);
        else
            for (int j = candidates.next(i); j < useful; j++)
                raise(most, value[k - 3][j], fade[j] / fade[i], taken(i, j));
        for (int l = 0; l < most.length; l++) {
            double m = l * STEP;
            most[l] = alone(i, m) + (1 - law.unsubscribe(m)) * Math.max(0, most[l]);
        }
    }

    /** What message j takes over from message i. */
    private double taken(int i, int j) {
        return candidates.earning(i) - candidates.credit(i, j);
    }

    /** The highest of the lines V_1(j, (κ + (1−κ)m)·left) − (1−m)·taken over the levels. */
    private void lines(double[] most, int i) {
        int from = candidates.next(i);
        if (from >= useful) return;
        double again = 1 / fade[i];
        double lift = law.kappa() * again;
        double rest = (1 - law.kappa()) * again;
        candidates.taken(i, from, useful, rise);
        for (int j = from; j < useful; j++) {
            double taken = rise[j];
            first[j] = rested[j] + faded[j] * lift - taken;
            rise[j] = (faded[j] * rest + taken) * STEP;
        }
        lines(most, from, new Range(0, highest(from, 0), most.length - 1, highest(from, most.length - 1)));
    }

    /** A line that is the highest at two levels is so between them. */
    private void lines(double[] most, int from, Range range) {
        most[range.low()] = first[range.atLow()] + rise[range.atLow()] * range.low();
        most[range.high()] = first[range.atHigh()] + rise[range.atHigh()] * range.high();
        if (range.high() - range.low() < 2) return;
        if (range.atLow() == range.atHigh()) {
            for (int l = range.low() + 1; l < range.high(); l++)
                most[l] = first[range.atLow()] + rise[range.atLow()] * l;
            return;
        }
        int middle = (range.low() + range.high()) >>> 1;
        int atMiddle = highest(from, middle);
        lines(most, from, new Range(range.low(), range.atLow(), middle, atMiddle));
        lines(most, from, new Range(middle, atMiddle, range.high(), range.atHigh()));
    }

    private int highest(int from, int l) {
        int best = from;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = from; j < useful && ceiling[0][j] > most; j++) {
            double at = first[j] + rise[j] * l;
            if (at > most) {
                most = at;
                best = j;
            }
        }
        return best;
    }

    /** Levels from low to high with the highest line at both. */
    private record Range(int low, int atLow, int high, int atHigh) {}

    private void raise(double[] most, double[] values, double left, double taken) {
        double first = law.kappa() * left * (LEVELS - 1);
        double rise = (1 - law.kappa()) * left;
        for (int l = 0; l < most.length; l++) {
            double at = first + rise * l;
            int cell = Math.min((int) at, LEVELS - 2);
            double then = values[cell] + (at - cell) * (values[cell + 1] - values[cell]);
            most[l] = Math.max(most[l], then - (1 - l * STEP) * taken);
        }
    }
}
