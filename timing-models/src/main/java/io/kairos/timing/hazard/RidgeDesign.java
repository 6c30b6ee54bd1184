package io.kairos.timing.hazard;

import java.util.Arrays;
import java.util.List;

/**
 * Columns of the ridge regression: one per code of a word or of a number with few values; otherwise the number itself, scaled by
 * its quartiles, and its hinges at them, with a column for missing. A code that training never showed counts as the average case.
 */
final class RidgeDesign {

    private static final int MOST_LEVELS = 16;
    private static final int HINGES = 4;

    private final Dictionary dictionary;
    private final int[] start;
    private final double[] shares;

    /** @param shares of the training cases in each column of levels */
    RidgeDesign(Dictionary dictionary, double[] shares) {
        this.dictionary = dictionary;
        int features = dictionary.schema().count();
        this.start = new int[features + 1];
        for (int f = 0; f < features; f++)
            start[f + 1] = start[f] + (hasLevels(dictionary, f) ? dictionary.codes(f) : HINGES + 1);
        this.shares = shares.length == 0 ? new double[start[features]] : shares;
    }

    static RidgeDesign of(Dictionary dictionary, Cases cases) {
        RidgeDesign design = new RidgeDesign(dictionary, new double[0]);
        double all = Arrays.stream(cases.weight).sum();
        for (int f = 0; f < cases.codes.length; f++)
            for (int i = 0; i < cases.count; i++)
                if (hasLevels(dictionary, f))
                    design.shares[design.start[f] + cases.codes[f][i]] += cases.weight[i] / all;
        return design;
    }

    private static boolean hasLevels(Dictionary dictionary, int feature) {
        return !dictionary.isNumber(feature) || dictionary.codes(feature) <= MOST_LEVELS;
    }

    int count() {
        return start[start.length - 1];
    }

    double[] shares() {
        return shares;
    }

    /** Columns that are not zero, and their values. */
    record Row(int[] columns, double[] values) {}

    Row row(double[] numbers, List<String> categories) {
        int[] codes = dictionary.encode(numbers, categories);
        int[] columns = new int[count()];
        double[] values = new double[count()];
        int used = 0;
        for (int f = 0; f < codes.length; f++) {
            int at = start[f] + codes[f];
            if (!hasLevels(dictionary, f)) {
                for (int k = 0; k <= HINGES; k++) {
                    double value = Double.isNaN(numbers[f]) ? (k == HINGES ? 1 : 0) : hinge(f, numbers[f], k);
                    if (value == 0) continue;
                    columns[used] = start[f] + k;
                    values[used++] = value;
                }
            } else if (shares[at] > 0) {
                columns[used] = at;
                values[used++] = 1;
            } else
                for (int column = start[f]; column < start[f + 1]; column++) {
                    if (shares[column] == 0) continue;
                    columns[used] = column;
                    values[used++] = shares[column];
                }
        }
        return new Row(Arrays.copyOf(columns, used), Arrays.copyOf(values, used));
    }

    private double hinge(int feature, double number, int k) {
        double[] cuts = dictionary.cuts(feature);
        int last = cuts.length - 1;
        double scale = cuts[3 * last / 4] - cuts[last / 4];
        double inside = Math.max(cuts[0], Math.min(cuts[last], number));
        if (k == 0) return (inside - cuts[last / 2]) / scale;
        return k == HINGES ? 0 : Math.max(0, inside - cuts[k * last / 4]) / scale;
    }
}
