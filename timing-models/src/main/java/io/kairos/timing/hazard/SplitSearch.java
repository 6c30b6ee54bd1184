package io.kairos.timing.hazard;

import io.kairos.timing.hazard.FitOptions.TimeShape;

/**
 * Finds the best question for a leaf from histograms of slope and curvature. Value of a leaf: −G/(H+λ), within its bounds;
 * gain as in Chen and Guestrin (KDD 2016, eq. 7). Words are ordered by their own slope over curvature and cut like numbers
 * (Fisher 1958), with a stronger penalty.
 */
final class SplitSearch {

    private static final double WORD_SMOOTHING = 10;

    private final Cases cases;
    private final Dictionary dictionary;
    private final Gradients gradients;
    private final TimeShape shape;
    private final double lambda;
    private final double leastCurvature;

    SplitSearch(Cases cases, Dictionary dictionary, Gradients gradients, FitOptions options) {
        this.cases = cases;
        this.dictionary = dictionary;
        this.gradients = gradients;
        this.shape = options.timeShape();
        this.lambda = BoostedFit.LAMBDA;
        this.leastCurvature = BoostedFit.LEAST_CURVATURE;
    }

    /** Best question about one feature, or about time. */
    Split best(Leaf leaf, int feature) {
        if (leaf.totalCurvature < 2 * leastCurvature) return Split.NONE;
        if (feature == Trees.TIME) return byTime(leaf);
        int codes = dictionary.codes(feature);
        double[] slope = new double[codes];
        double[] curvature = new double[codes];
        byte[] code = cases.codes[feature];
        for (int i = 0; i < leaf.cases.length; i++) {
            int at = code[leaf.cases[i]];
            slope[at] += leaf.slope[i];
            curvature[at] += leaf.curvature[i];
        }
        Split best = dictionary.isNumber(feature)
                ? byNumber(leaf, feature, slope, curvature)
                : byWord(leaf, feature, slope, curvature);
        return best.gain() > 0 ? withUnseen(best, curvature, dictionary.isNumber(feature) ? 1 : codes) : best;
    }

    /** What no case of the leaf shows goes with the larger part. */
    private static Split withUnseen(Split split, double[] curvature, int codes) {
        double left = 0;
        double all = 0;
        for (int code = 0; code < curvature.length; code++) {
            all += curvature[code];
            if ((split.mask() >>> code & 1) != 0) left += curvature[code];
        }
        long mask = split.mask();
        for (int code = 0; code < codes; code++)
            if (curvature[code] == 0) mask = 2 * left > all ? mask | 1L << code : mask & ~(1L << code);
        return new Split(split.gain(), split.feature(), mask, split.middle());
    }

    private Split byNumber(Leaf leaf, int feature, double[] slope, double[] curvature) {
        Split best = Split.NONE;
        boolean missing = curvature[0] > 0;
        for (int side = 0; side < (missing ? 2 : 1); side++) {
            long mask = side == 0 ? 1 : 0;
            double g = side == 0 ? slope[0] : 0;
            double h = side == 0 ? curvature[0] : 0;
            for (int code = 1; code < slope.length; code++) {
                if (code == slope.length - 1 && side == 0) break;
                g += slope[code];
                h += curvature[code];
                mask |= 1L << code;
                if (curvature[code] > 0) best = best.better(at(leaf, feature, mask, g, h, lambda));
            }
        }
        return best;
    }

    private Split byWord(Leaf leaf, int feature, double[] slope, double[] curvature) {
        int[] order = new int[slope.length];
        int used = 0;
        for (int code = 0; code < slope.length; code++) {
            if (curvature[code] <= 0) continue;
            int at = used++;
            while (at > 0 && ratio(slope, curvature, order[at - 1]) > ratio(slope, curvature, code)) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = code;
        }
        Split best = Split.NONE;
        long mask = 0;
        double g = 0;
        double h = 0;
        for (int i = 0; i < used - 1; i++) {
            g += slope[order[i]];
            h += curvature[order[i]];
            mask |= 1L << order[i];
            best = best.better(at(leaf, feature, mask, g, h, lambda + WORD_SMOOTHING));
        }
        return best;
    }

    private static double ratio(double[] slope, double[] curvature, int code) {
        return slope[code] / (curvature[code] + WORD_SMOOTHING);
    }

    private Split byTime(Leaf leaf) {
        double[] slope = new double[cases.steps];
        double[] curvature = new double[cases.steps];
        for (int each : leaf.cases) {
            int end = Math.min(leaf.to, cases.exit[each] + 1);
            for (int s = Math.max(leaf.from, cases.entry[each]); s < end; s++) {
                slope[s] += gradients.slope(each, s, s + 1);
                curvature[s] += gradients.curvature(each, s, s + 1);
            }
        }
        Split best = Split.NONE;
        double g = 0;
        double h = 0;
        for (int s = leaf.from; s < leaf.to - 1; s++) {
            g += slope[s];
            h += curvature[s];
            best = best.better(at(leaf, Trees.TIME, s + 1, g, h, lambda));
        }
        return best;
    }

    private Split at(Leaf leaf, int feature, long mask, double g, double h, double penalty) {
        double otherG = leaf.totalSlope - g;
        double otherH = leaf.totalCurvature - h;
        if (h < leastCurvature || otherH < leastCurvature) return Split.NONE;
        double left = bounded(leaf, -g / (h + penalty));
        double right = bounded(leaf, -otherG / (otherH + penalty));
        if (feature == Trees.TIME
                && (shape == TimeShape.RISING ? left > right : shape == TimeShape.FALLING && left < right))
            return Split.NONE;
        double own = bounded(leaf, -leaf.totalSlope / (leaf.totalCurvature + lambda));
        double gain = saved(g, h + penalty, left)
                + saved(otherG, otherH + penalty, right)
                - saved(leaf.totalSlope, leaf.totalCurvature + lambda, own);
        return gain > 1e-9 ? new Split(gain, feature, mask, (left + right) / 2) : Split.NONE;
    }

    private static double saved(double g, double penalised, double value) {
        return -(2 * g * value + penalised * value * value);
    }

    static double bounded(Leaf leaf, double value) {
        return Math.max(leaf.low, Math.min(leaf.high, value));
    }
}
