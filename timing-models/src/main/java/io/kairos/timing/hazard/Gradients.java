package io.kairos.timing.hazard;

import java.util.Arrays;

/**
 * Scores of all slots, and the loss's slope and curvature there as running sums along each case, so that the sum over any
 * stretch of steps of a case is one subtraction.
 */
final class Gradients {

    private static final int PIECE = 512;

    private final Cases cases;
    private final int[][] rows;
    private final double[] scores;
    private final double[] slope;
    private final double[] curvature;

    Gradients(Cases cases, double[] base) {
        this.cases = cases;
        this.rows = new int[cases.count][cases.codes.length];
        this.scores = new double[cases.slots];
        this.slope = new double[cases.slots + cases.count];
        this.curvature = new double[cases.slots + cases.count];
        for (int i = 0; i < cases.count; i++) {
            for (int f = 0; f < cases.codes.length; f++) rows[i][f] = cases.codes[f][i];
            for (int s = cases.entry[i]; s <= cases.exit[i]; s++)
                scores[cases.offset[i] + s - cases.entry[i]] = base[s];
        }
    }

    double[] scores() {
        return scores;
    }

    void refresh(Threads threads) {
        threads.each((cases.count + PIECE - 1) / PIECE, piece -> {
            for (int i = piece * PIECE; i < Math.min(cases.count, (piece + 1) * PIECE); i++) refresh(i);
        });
    }

    private void refresh(int i) {
        int at = cases.offset[i] + i;
        int length = cases.exit[i] - cases.entry[i] + 1;
        double weight = cases.weight[i];
        for (int k = 0; k < length; k++) {
            double p = Logistic.p(scores[cases.offset[i] + k]);
            double bought = cases.event[i] && k == length - 1 ? 1 : 0;
            slope[at + k + 1] = slope[at + k] + weight * (p - bought);
            curvature[at + k + 1] = curvature[at + k] + weight * p * (1 - p);
        }
    }

    /** Slope over the steps from (inclusive) to (exclusive) that the case is under watch. */
    double slope(int i, int from, int to) {
        return between(slope, i, from, to);
    }

    double curvature(int i, int from, int to) {
        return between(curvature, i, from, to);
    }

    private double between(double[] running, int i, int from, int to) {
        int entry = cases.entry[i];
        int low = Math.max(from, entry);
        int high = Math.min(to, cases.exit[i] + 1);
        if (low >= high) return 0;
        int at = cases.offset[i] + i - entry;
        return running[at + high] - running[at + low];
    }

    boolean watched(int i, int from, int to) {
        return Math.max(from, cases.entry[i]) < Math.min(to, cases.exit[i] + 1);
    }

    /** Adds the newest tree to the scores. */
    void add(Trees trees, Threads threads) {
        threads.each((cases.count + PIECE - 1) / PIECE, piece -> {
            long[] changes = new long[cases.steps + 1];
            for (int i = piece * PIECE; i < Math.min(cases.count, (piece + 1) * PIECE); i++) add(trees, i, changes);
        });
    }

    private void add(Trees trees, int i, long[] changes) {
        int entry = cases.entry[i];
        int end = cases.exit[i] + 1;
        Arrays.fill(changes, entry, end + 1, 0);
        trees.addLast(rows[i], entry, end, changes);
        long ticks = 0;
        for (int s = entry; s < end; s++) {
            ticks += changes[s];
            scores[cases.offset[i] + s - entry] += ticks / Trees.TICK;
        }
    }
}
