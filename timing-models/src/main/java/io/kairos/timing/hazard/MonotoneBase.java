package io.kairos.timing.hazard;

import io.kairos.timing.hazard.FitOptions.TimeShape;

/** Nearest monotone sequence, by pooling neighbours that are out of order. */
final class MonotoneBase {

    private MonotoneBase() {}

    static double[] of(double[] values, TimeShape shape) {
        if (shape == TimeShape.FREE) return values;
        double sign = shape == TimeShape.RISING ? 1 : -1;
        double[] mean = new double[values.length];
        int[] length = new int[values.length];
        int blocks = 0;
        for (double value : values) {
            mean[blocks] = sign * value;
            length[blocks++] = 1;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                blocks--;
                int both = length[blocks - 1] + length[blocks];
                mean[blocks - 1] = (mean[blocks - 1] * length[blocks - 1] + mean[blocks] * length[blocks]) / both;
                length[blocks - 1] = both;
            }
        }
        double[] pooled = new double[values.length];
        int at = 0;
        for (int block = 0; block < blocks; block++)
            for (int i = 0; i < length[block]; i++) pooled[at++] = sign * mean[block];
        return pooled;
    }
}
