package io.kairos.timing.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities against what happened: slope b of logit P(happened) = a + b·logit(p), 1 if they hold, below 1 if they are
 * too extreme; and mean happened over mean foreseen. Counts in bins of logit p, 0.1 wide, with their mean.
 * Source: Cox 1958, Two further applications of a model for binary regression.
 */
final class Calibration {

    private static final double WIDTH = 0.1;
    private static final int HALF = 150;

    private final long[] count = new long[2 * HALF + 1];
    private final long[] happened = new long[2 * HALF + 1];
    private final double[] logits = new double[2 * HALF + 1];
    private long cases;
    private double foreseen;
    private double variance;
    private long all;

    void add(double probability, boolean came) {
        if (!(probability > 0 && probability < 1))
            throw new IllegalArgumentException("probability must lie strictly in 0..1, was " + probability);
        double logit = StrictMath.log(probability) - StrictMath.log1p(-probability);
        int bin = HALF + (int) Math.max(-HALF, Math.min(HALF, Math.round(logit / WIDTH)));
        count[bin]++;
        logits[bin] += logit;
        if (came) happened[bin]++;
        cases++;
        foreseen += probability;
        variance += probability * (1 - probability);
        if (came) all++;
    }

    void add(Calibration other) {
        for (int i = 0; i < count.length; i++) {
            count[i] += other.count[i];
            happened[i] += other.happened[i];
            logits[i] += other.logits[i];
        }
        cases += other.cases;
        foreseen += other.foreseen;
        variance += other.variance;
        all += other.all;
    }

    long cases() {
        return cases;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (all > 0)
            findings.add(Limits.meanRatio((double) all / cases, foreseen / cases, Math.sqrt(variance) / cases, cases));
        if (all > 0 && all < cases) slope(findings);
        return findings;
    }

    /** Newton's method from a = 0, b = 1; nothing is said where all probabilities are nearly alike. */
    private void slope(List<Finding> findings) {
        double a = 0;
        double b = 1;
        for (int step = 0; step < 50; step++) {
            double[] sums = sums(a, b);
            double determinant = sums[2] * sums[4] - sums[3] * sums[3];
            if (!(determinant > 1e-9 * sums[2] * sums[4])) return;
            double moveA = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            double moveB = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
            double shorter = Math.min(1, 1 / Math.max(Math.abs(moveA), Math.abs(moveB)));
            a += shorter * moveA;
            b += shorter * moveB;
            if (Math.abs(moveA) + Math.abs(moveB) > 1e-10) continue;
            findings.add(Limits.slope(b, Math.sqrt(sums[2] / determinant), cases));
            return;
        }
    }

    /** Slopes by a and b, then information aa, ab, bb. */
    private double[] sums(double a, double b) {
        double[] sums = new double[5];
        for (int i = 0; i < count.length; i++) {
            if (count[i] == 0) continue;
            double x = logits[i] / count[i];
            double p = 1 / (1 + StrictMath.exp(-a - b * x));
            double rest = happened[i] - count[i] * p;
            double weight = count[i] * p * (1 - p);
            sums[0] += rest;
            sums[1] += rest * x;
            sums[2] += weight;
            sums[3] += weight * x;
            sums[4] += weight * x * x;
        }
        return sums;
    }
}
