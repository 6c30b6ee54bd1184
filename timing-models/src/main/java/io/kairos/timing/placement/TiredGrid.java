package io.kairos.timing.placement;

import io.kairos.timing.fatigue.Fatigue;

/**
 * What at most k messages are worth whose first is candidate i, sent at fatigue level m: see {@link TiredSchedule}. V_1 is a line
 * in m, because response and risk are; so is what one message adds to another, and V_2 is found from lines. V_k for k ≥ 2 is
 * kept at evenly spaced levels.
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
        this.value = new double[Math.max(0, most - 1)][count][LEVELS];
        for (int k = 2; k <= most; k++) for (int i = 0; i < count; i++) solve(k, i);
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
        for (int j = candidates.next(i); j < candidates.count(); j++) {
            double left = fade[j] / fade[i];
            double taken = candidates.earning(i) - candidates.credit(i, j);
            if (k == 2) raiseByLine(most, j, left, taken);
            else raise(most, value[k - 3][j], left, taken);
        }
        for (int l = 0; l < LEVELS; l++) {
            double m = l * STEP;
            most[l] = alone(i, m) + (1 - law.unsubscribe(m)) * most[l];
        }
    }

    /** V_1(j, (κ + (1−κ)m)·left) − (1−m)·taken as a line over the levels. */
    private void raiseByLine(double[] most, int j, double left, double taken) {
        double tired = slope[j] * left;
        double first = rested[j] + tired * law.kappa() - taken;
        double rise = (tired * (1 - law.kappa()) + taken) * STEP;
        for (int l = 0; l < LEVELS; l++) most[l] = Math.max(most[l], first + rise * l);
    }

    private void raise(double[] most, double[] values, double left, double taken) {
        double first = law.kappa() * left * (LEVELS - 1);
        double rise = (1 - law.kappa()) * left;
        for (int l = 0; l < LEVELS; l++) {
            double at = first + rise * l;
            int cell = Math.min((int) at, LEVELS - 2);
            double then = values[cell] + (at - cell) * (values[cell + 1] - values[cell]);
            most[l] = Math.max(most[l], then - (1 - l * STEP) * taken);
        }
    }
}
