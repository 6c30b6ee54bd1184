package io.kairos.timing.survival;

import io.kairos.timing.optim.Objective;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;

/** From the information matrix to the covariance of the estimates. */
final class Information {

    private static final double STEP = 1e-4;

    private Information() {}

    /** Empty where the likelihood is flat in some direction: the data do not tell those parameters apart. */
    static Optional<double[][]> covariance(double[][] information) {
        if (information.length == 0) return Optional.of(information);
        try {
            return Optional.of(new CholeskyDecomposition(new Array2DRowRealMatrix(information, true), 1e-6, 1e-10)
                    .getSolver()
                    .getInverse()
                    .getData());
        } catch (MathIllegalArgumentException flat) {
            return Optional.empty();
        }
    }

    /** Second derivatives of a negative log-likelihood by central differences of its slope. */
    static double[][] ofSlopes(Objective negative, double[] at) {
        int size = at.length;
        double[][] information = new double[size][size];
        double[] up = new double[size];
        double[] down = new double[size];
        for (int i = 0; i < size; i++) {
            double step = STEP * Math.max(1, Math.abs(at[i]));
            double[] moved = at.clone();
            moved[i] = at[i] + step;
            negative.at(moved, up);
            moved[i] = at[i] - step;
            negative.at(moved, down);
            for (int j = 0; j < size; j++) information[i][j] = (up[j] - down[j]) / (2 * step);
        }
        for (int i = 0; i < size; i++)
            for (int j = 0; j < i; j++)
                information[i][j] = information[j][i] = (information[i][j] + information[j][i]) / 2;
        return information;
    }
}
