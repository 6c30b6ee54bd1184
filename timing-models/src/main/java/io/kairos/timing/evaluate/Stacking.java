package io.kairos.timing.evaluate;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Weights of two probability forecasts on the scale of log-odds: {@code logit p = (1 − w)·logit p₁ + w·logit p₂}. w is the share of the
 * second slope in a logistic regression of an earlier outcome on a constant and both log-odds (stacked regression: Wolpert 1992; Breiman
 * 1996). The constant takes up how far the level has drifted since, which tells nothing of the next period, and is left out.
 */
final class Stacking {

    private static final int STEPS = 25;
    private static final double RIDGE = 1;
    private static final double HALF = 0.5;

    private Stacking() {}

    /** w, 0 to 1; half where the outcomes do not tell. */
    static double weight(double[] first, double[] second, boolean[] came) {
        double[] at = {0, HALF, HALF};
        for (int step = 0; step < STEPS; step++) {
            double[][] information = new double[3][3];
            double[] slope = new double[3];
            for (int k = 1; k < 3; k++) {
                information[k][k] = RIDGE;
                slope[k] = -RIDGE * (at[k] - HALF);
            }
            information[0][0] = 1e-6;
            for (int i = 0; i < came.length; i++) add(at, first[i], second[i], came[i], information, slope);
            double[] move = new CholeskyDecomposition(new Array2DRowRealMatrix(information, false), 1e-9, 1e-15)
                    .getSolver()
                    .solve(new ArrayRealVector(slope, false))
                    .toArray();
            for (int k = 0; k < 3; k++) at[k] += move[k];
        }
        double one = Math.max(0, at[1]);
        double other = Math.max(0, at[2]);
        return one + other > 0 ? other / (one + other) : HALF;
    }

    private static void add(
            double[] at, double first, double second, boolean came, double[][] information, double[] slope) {
        double[] row = {1, odds(first), odds(second)};
        double score = at[0] + at[1] * row[1] + at[2] * row[2];
        double p = 1 / (1 + StrictMath.exp(-score));
        for (int k = 0; k < 3; k++) {
            slope[k] += ((came ? 1 : 0) - p) * row[k];
            for (int l = 0; l < 3; l++) information[k][l] += p * (1 - p) * row[k] * row[l];
        }
    }

    /** Both on one scale. */
    static double[] blend(double[] first, double[] second, double weight) {
        double[] blend = new double[first.length];
        for (int i = 0; i < blend.length; i++)
            blend[i] = 1 / (1 + StrictMath.exp(-((1 - weight) * odds(first[i]) + weight * odds(second[i]))));
        return blend;
    }

    private static double odds(double p) {
        double inside = Math.max(1e-9, Math.min(1 - 1e-9, p));
        return StrictMath.log(inside / (1 - inside));
    }
}
