package io.kairos.timing.replenish;

import io.kairos.timing.model.ModelFitException;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Logistic regression with a ridge penalty {@code λ/2 Σ β²}, by Newton's method with step halving; one thread.
 *
 * @param coefficients β, 0 at columns that are not used
 * @param logLikelihood without the penalty
 */
record RidgeLogistic(double[] coefficients, double logLikelihood) {

    private static final int MAX_STEPS = 60;

    /** One case: all its columns, its outcome, and for how many it stands. */
    record Row(float[] cells, boolean hit, double weight) {}

    /**
     * @param rows each of the same length, at least one
     * @param columns that are used
     */
    static RidgeLogistic fit(List<Row> rows, int[] columns, double lambda) {
        int size = columns.length;
        double[] at = new double[size];
        Sums sums = Sums.at(rows, columns, at, lambda);
        for (int step = 0; step < MAX_STEPS; step++) {
            CholeskyDecomposition information =
                    new CholeskyDecomposition(new Array2DRowRealMatrix(sums.information, false), 1e-9, 1e-12);
            double[] direction = information
                    .getSolver()
                    .solve(new ArrayRealVector(sums.slope, false))
                    .toArray();
            double expected = 0;
            for (int i = 0; i < size; i++) expected += direction[i] * sums.slope[i];
            if (expected < 1e-9 * (1 + Math.abs(sums.penalised)))
                return new RidgeLogistic(spread(at, columns, rows.get(0).cells.length), sums.log);
            double length = 1;
            Sums next = Sums.at(rows, columns, moved(at, direction, length), lambda);
            while (!(next.penalised >= sums.penalised) && length > 1e-8) {
                length /= 2;
                next = Sums.at(rows, columns, moved(at, direction, length), lambda);
            }
            at = moved(at, direction, length);
            sums = next;
        }
        throw new ModelFitException(
                "the regression of the purchase hazard did not converge; check the days for outliers");
    }

    private static double[] spread(double[] at, int[] columns, int width) {
        double[] spread = new double[width];
        for (int i = 0; i < columns.length; i++) spread[columns[i]] = at[i];
        return spread;
    }

    private static double[] moved(double[] at, double[] direction, double length) {
        double[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) moved[i] += length * direction[i];
        return moved;
    }

    private static final class Sums {
        private final double[] slope;
        private final double[][] information;
        private double log;
        private double penalised;

        private Sums(int size) {
            slope = new double[size];
            information = new double[size][size];
        }

        static Sums at(List<Row> rows, int[] columns, double[] beta, double lambda) {
            int size = beta.length;
            Sums sums = new Sums(size);
            int[] used = new int[size];
            double[] cells = new double[size];
            for (Row row : rows) {
                double score = 0;
                int count = 0;
                for (int i = 0; i < size; i++) {
                    float cell = row.cells[columns[i]];
                    if (cell == 0) continue;
                    score += beta[i] * cell;
                    used[count] = i;
                    cells[count++] = cell;
                }
                double odds = StrictMath.exp(-Math.abs(score));
                double p = score >= 0 ? 1 / (1 + odds) : odds / (1 + odds);
                sums.log += row.weight * (Math.min(0, row.hit ? score : -score) - StrictMath.log1p(odds));
                double residual = row.weight * ((row.hit ? 1 : 0) - p);
                double weight = row.weight * p * (1 - p);
                for (int a = 0; a < count; a++) {
                    sums.slope[used[a]] += residual * cells[a];
                    double scaled = weight * cells[a];
                    double[] line = sums.information[used[a]];
                    for (int b = 0; b <= a; b++) line[used[b]] += scaled * cells[b];
                }
            }
            sums.penalised = sums.log;
            for (int i = 0; i < size; i++) {
                sums.penalised -= lambda / 2 * beta[i] * beta[i];
                sums.slope[i] -= lambda * beta[i];
                sums.information[i][i] += lambda;
                for (int j = 0; j < i; j++) sums.information[j][i] = sums.information[i][j];
            }
            return sums;
        }
    }
}
