package io.kairos.timing.hazard;

import java.util.Arrays;

/**
 * Trees as arrays. A node asks for a feature's code (left where the bit of the code is set in {@code mask}), or for the step
 * (left below {@code mask}); a leaf holds its value in ten-millionths, so that the file reads back exactly.
 */
final class Trees {

    static final int LEAF = -1;
    static final int TIME = -2;
    static final double TICK = 1e7;

    private int nodes;
    private int trees;
    private int[] root = new int[64];
    private int[] feature = new int[1024];
    private long[] mask = new long[1024];
    private int[] left = new int[1024];
    private int[] right = new int[1024];

    int count() {
        return trees;
    }

    int nodes() {
        return nodes;
    }

    int root(int tree) {
        return root[tree];
    }

    int feature(int node) {
        return feature[node];
    }

    /** Bits of the codes that go left, first step that goes right, or the leaf's value in ticks. */
    long mask(int node) {
        return mask[node];
    }

    int left(int node) {
        return left[node];
    }

    int right(int node) {
        return right[node];
    }

    /** A new leaf that starts a tree. */
    int plant() {
        if (trees == root.length) root = Arrays.copyOf(root, 2 * trees);
        root[trees++] = nodes;
        return leaf();
    }

    private int leaf() {
        if (nodes == feature.length) {
            feature = Arrays.copyOf(feature, 2 * nodes);
            mask = Arrays.copyOf(mask, 2 * nodes);
            left = Arrays.copyOf(left, 2 * nodes);
            right = Arrays.copyOf(right, 2 * nodes);
        }
        feature[nodes] = LEAF;
        return nodes++;
    }

    /** Turns a leaf into a question; its two new leaves follow each other, the left one first. */
    int split(int node, int byFeature, long byMask) {
        int first = leaf();
        leaf();
        feature[node] = byFeature;
        mask[node] = byMask;
        left[node] = first;
        right[node] = first + 1;
        return first;
    }

    /** Sets a leaf's value, rounded to ticks; gives back what it became. */
    double value(int node, double value) {
        mask[node] = Math.round(value * TICK);
        return mask[node] / TICK;
    }

    /** A whole tree; {@code firstChild} counts from its root. */
    void add(long[] features, long[] masks, long[] firstChild) {
        int from = plant();
        for (int i = 1; i < features.length; i++) leaf();
        for (int i = 0; i < features.length; i++) {
            feature[from + i] = (int) features[i];
            mask[from + i] = masks[i];
            left[from + i] = from + (int) firstChild[i];
            right[from + i] = left[from + i] + 1;
        }
    }

    /** Adds the trees' step function to slope form: what changes from one step to the next. */
    void addChanges(int[] codes, int steps, long[] changes) {
        for (int tree = 0; tree < trees; tree++) walk(root[tree], codes, 0, steps, changes);
    }

    /** Of the last tree alone, between two steps; {@code changes} is indexed by step. */
    void addLast(int[] codes, int from, int to, long[] changes) {
        walk(root[trees - 1], codes, from, to, changes);
    }

    private void walk(int start, int[] codes, int from, int to, long[] changes) {
        int node = start;
        int end = to;
        while (feature[node] != LEAF) {
            int asked = feature[node];
            if (asked >= 0) node = (mask[node] >>> codes[asked] & 1) != 0 ? left[node] : right[node];
            else {
                int cut = (int) mask[node];
                if (cut >= end) node = left[node];
                else if (cut <= from) node = right[node];
                else {
                    walk(right[node], codes, cut, end, changes);
                    end = cut;
                    node = left[node];
                }
            }
        }
        changes[from] += mask[node];
        changes[end] -= mask[node];
    }
}
