package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFile;
import java.util.List;

/**
 * Boosted trees over features and steps: {@code η_j(x) = a_j + Σ_t f_t(x, j)}, a_j the pooled log-odds of the step.
 *
 * <p>Source: gradient boosting with logistic loss (Friedman 2001, algorithm 5), second-order leaves (Chen and Guestrin 2016),
 * histograms and leaf-wise growth (Ke et al. 2017). For given features a tree is a step function of time, so that a whole curve
 * costs one walk through each tree.
 */
public final class BoostedHazard extends EncodedHazard {

    private final double[] base;
    private final Trees trees;

    BoostedHazard(Dictionary dictionary, Steps steps, double[] base, Trees trees) {
        super(dictionary, steps);
        this.base = base;
        this.trees = trees;
    }

    double[] base() {
        return base;
    }

    Trees trees() {
        return trees;
    }

    @Override
    public double[] logOdds(double[] numbers, List<String> categories) {
        return logOdds(dictionary().encode(numbers, categories));
    }

    double[] logOdds(int[] codes) {
        long[] changes = new long[base.length + 1];
        trees.addChanges(codes, base.length, changes);
        double[] scores = new double[base.length];
        long ticks = 0;
        for (int step = 0; step < scores.length; step++) {
            ticks += changes[step];
            scores[step] = base[step] + ticks / Trees.TICK;
        }
        return scores;
    }

    @Override
    public void write(ModelFile file) {
        HazardFile.write(file, this);
    }
}
