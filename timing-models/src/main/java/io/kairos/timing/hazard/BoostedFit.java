package io.kairos.timing.hazard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Grows trees one by one, each leaf-wise on a seeded share of the cases and features, each a step down the loss. */
final class BoostedFit {

    static final double LAMBDA = 5;
    static final double LEAST_CURVATURE = 20;
    private static final double CASE_SHARE = 0.7;
    private static final double FEATURE_SHARE = 0.7;

    private final Cases cases;
    private final FitOptions options;
    private final Threads threads;
    private final double[] base;
    private final Gradients gradients;
    private final SplitSearch search;
    private final SplittableRandom random;
    private final Trees trees = new Trees();

    BoostedFit(Cases cases, Dictionary dictionary, FitOptions options, Threads threads) {
        this.cases = cases;
        this.options = options;
        this.threads = threads;
        this.base = MonotoneBase.of(cases.baseLogOdds(), options.timeShape());
        this.gradients = new Gradients(cases, base);
        this.search = new SplitSearch(cases, dictionary, gradients, options);
        this.random = new SplittableRandom(options.seed());
    }

    double[] base() {
        return base;
    }

    Trees trees() {
        return trees;
    }

    /** Scores of the training slots so far. */
    double[] scores() {
        return gradients.scores();
    }

    /** One more tree; false where no question helps any more. */
    boolean grow() {
        gradients.refresh(threads);
        int[] asked = features();
        Leaf root = new Leaf(
                trees.plant(), sample(), 0, cases.steps, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, gradients);
        root.best = best(root, asked);
        boolean helps = root.best.gain() > 0;
        List<Leaf> leaves = new ArrayList<>(List.of(root));
        while (leaves.size() < options.leaves()) {
            int widest = 0;
            for (int i = 1; i < leaves.size(); i++)
                if (leaves.get(i).best.gain() > leaves.get(widest).best.gain()) widest = i;
            Leaf split = leaves.get(widest);
            if (split.best.gain() <= 0) break;
            leaves.remove(widest);
            for (Leaf child : children(split)) {
                child.best = best(child, asked);
                leaves.add(child);
            }
        }
        for (Leaf leaf : leaves)
            trees.value(
                    leaf.node,
                    options.learningRate()
                            * SplitSearch.bounded(leaf, -leaf.totalSlope / (leaf.totalCurvature + LAMBDA)));
        gradients.add(trees, threads);
        return helps;
    }

    private Split best(Leaf leaf, int[] asked) {
        Split[] each = new Split[asked.length];
        threads.each(asked.length, i -> each[i] = search.best(leaf, asked[i]));
        return Arrays.stream(each).reduce(Split.NONE, Split::better);
    }

    private Leaf[] children(Leaf leaf) {
        Split split = leaf.best;
        int node = trees.split(leaf.node, split.feature(), split.mask());
        if (split.feature() != Trees.TIME) {
            byte[] codes = cases.codes[split.feature()];
            return new Leaf[] {
                child(leaf, node, leaf.withCode(codes, split.mask(), true)),
                child(leaf, node + 1, leaf.withCode(codes, split.mask(), false))
            };
        }
        int cut = (int) split.mask();
        double early = leaf.high;
        double late = leaf.low;
        if (options.timeShape() == FitOptions.TimeShape.RISING) early = late = split.middle();
        double earlyLow = leaf.low;
        double lateHigh = leaf.high;
        if (options.timeShape() == FitOptions.TimeShape.FALLING) earlyLow = lateHigh = split.middle();
        return new Leaf[] {
            new Leaf(node, leaf.watched(gradients, leaf.from, cut), leaf.from, cut, earlyLow, early, gradients),
            new Leaf(node + 1, leaf.watched(gradients, cut, leaf.to), cut, leaf.to, late, lateHigh, gradients)
        };
    }

    private Leaf child(Leaf parent, int node, int[] kept) {
        return new Leaf(node, kept, parent.from, parent.to, parent.low, parent.high, gradients);
    }

    /** A share of the features, and always the time. */
    private int[] features() {
        int[] all = new int[cases.codes.length + 1];
        int used = 0;
        for (int f = 0; f < cases.codes.length; f++) if (random.nextDouble() < FEATURE_SHARE) all[used++] = f;
        all[used++] = Trees.TIME;
        return Arrays.copyOf(all, used);
    }

    private int[] sample() {
        int[] kept = new int[cases.count];
        int used = 0;
        for (int i = 0; i < cases.count; i++) if (random.nextDouble() < CASE_SHARE) kept[used++] = i;
        return Arrays.copyOf(kept, used);
    }
}
