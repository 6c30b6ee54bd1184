package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFile;
import java.util.List;

/**
 * Ridge logistic regression: {@code η_j(x) = a_j + Σ_c x_c (b_c0 + b_c1 l_j + b_c2 l_j²)}, l_j the centred log of the middle of
 * step j, columns c as in the dictionary.
 *
 * <p>Source: discrete-time hazard with logit link (Allison 1982), ridge penalty (le Cessie and van Houwelingen 1992).
 */
public final class RidgeHazard extends EncodedHazard {

    static final int TERMS = 3;

    private final RidgeDesign design;
    private final double[] coefficients;

    /** Coefficients: one per step, then three per column. */
    RidgeHazard(Dictionary dictionary, RidgeDesign design, Steps steps, double[] coefficients) {
        super(dictionary, steps);
        this.design = design;
        this.coefficients = coefficients;
    }

    double[] shares() {
        return design.shares();
    }

    double[] coefficients() {
        return coefficients;
    }

    int parameters() {
        return coefficients.length;
    }

    @Override
    public double[] logOdds(double[] numbers, List<String> categories) {
        RidgeDesign.Row row = design.row(numbers, categories);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int k = 0; k < row.columns().length; k++) {
            int at = steps().count() + TERMS * row.columns()[k];
            s0 += row.values()[k] * coefficients[at];
            s1 += row.values()[k] * coefficients[at + 1];
            s2 += row.values()[k] * coefficients[at + 2];
        }
        double[] scores = new double[steps().count()];
        for (int step = 0; step < scores.length; step++) {
            double l = steps().position(step);
            scores[step] = coefficients[step] + s0 + s1 * l + s2 * l * l;
        }
        return scores;
    }

    @Override
    public void write(ModelFile file) {
        HazardFile.write(file, this);
    }
}
