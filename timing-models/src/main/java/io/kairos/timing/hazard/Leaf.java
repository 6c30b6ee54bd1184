package io.kairos.timing.hazard;

import java.util.Arrays;

/** Cases of a growing tree's leaf and the stretch of steps it covers; {@code low} and {@code high} bound its value. */
final class Leaf {

    final int node;
    final int[] cases;
    final int from;
    final int to;
    final double low;
    final double high;
    final double[] slope;
    final double[] curvature;
    final double totalSlope;
    final double totalCurvature;
    Split best = Split.NONE;

    Leaf(int node, int[] cases, int from, int to, double low, double high, Gradients gradients) {
        this.node = node;
        this.cases = cases;
        this.from = from;
        this.to = to;
        this.low = low;
        this.high = high;
        this.slope = new double[cases.length];
        this.curvature = new double[cases.length];
        double slopes = 0;
        double curvatures = 0;
        for (int i = 0; i < cases.length; i++) {
            slopes += slope[i] = gradients.slope(cases[i], from, to);
            curvatures += curvature[i] = gradients.curvature(cases[i], from, to);
        }
        this.totalSlope = slopes;
        this.totalCurvature = curvatures;
    }

    /** Those of the cases with (or without) a code in the mask. */
    int[] withCode(byte[] codes, long mask, boolean in) {
        int[] kept = new int[cases.length];
        int used = 0;
        for (int each : cases) if ((mask >>> codes[each] & 1) != 0 == in) kept[used++] = each;
        return Arrays.copyOf(kept, used);
    }

    /** Those of the cases under watch between two steps. */
    int[] watched(Gradients gradients, int start, int end) {
        int[] kept = new int[cases.length];
        int used = 0;
        for (int each : cases) if (gradients.watched(each, start, end)) kept[used++] = each;
        return Arrays.copyOf(kept, used);
    }
}
