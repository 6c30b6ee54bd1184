package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFile;
import java.util.List;

/**
 * Both models on one scale: {@code η_j = (1 − w)·ridge_j + w·boosted_j}. The weight w, 0 to 1, is the one that would have foretold the
 * most recent cases best.
 */
public final class BlendedHazard implements HazardModel {

    private final RidgeHazard ridge;
    private final BoostedHazard boosted;
    private final double weight;

    BlendedHazard(RidgeHazard ridge, BoostedHazard boosted, double weight) {
        this.ridge = ridge;
        this.boosted = boosted;
        this.weight = weight;
    }

    @Override
    public HazardSchema schema() {
        return ridge.schema();
    }

    @Override
    public Steps steps() {
        return ridge.steps();
    }

    RidgeHazard ridge() {
        return ridge;
    }

    BoostedHazard boosted() {
        return boosted;
    }

    /** Share of the boosted model, 0 to 1. */
    public double weight() {
        return weight;
    }

    @Override
    public double[] logOdds(double[] numbers, List<String> categories) {
        if (weight == 0) return ridge.logOdds(numbers, categories);
        if (weight == 1) return boosted.logOdds(numbers, categories);
        double[] scores = ridge.logOdds(numbers, categories);
        double[] others = boosted.logOdds(numbers, categories);
        for (int step = 0; step < scores.length; step++)
            scores[step] = (1 - weight) * scores[step] + weight * others[step];
        return scores;
    }

    @Override
    public void write(ModelFile file) {
        HazardFile.write(file, this);
    }
}
