package io.kairos.timing.survival;

import io.kairos.timing.model.ModelFitException;
import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * Maximum likelihood of log T = xβ + σW under right censoring, by Newton's method on (β, log σ) with step halving.
 * Source: accelerated failure time model (Kalbfleisch, Prentice 2002, chapter 3).
 *
 * @param coefficients β, log days
 * @param logLikelihood of T in days
 */
record AcceleratedFit(double[] coefficients, double sigma, double logLikelihood, int steps) {

    private static final int MAX_STEPS = 100;
    private static final double TOLERANCE = 1e-12;

    /** One row: covariates with a leading 1, time in days, whether bought. */
    record Row(double[] x, double days, boolean observed) {}

    static AcceleratedFit of(Row[] rows, Family family) {
        Likelihood likelihood = new Likelihood(rows, family);
        double[] at = likelihood.start();
        for (int step = 1; step <= MAX_STEPS; step++) {
            Likelihood.Value value = likelihood.at(at);
            double[] direction = direction(value);
            double gain = 0;
            for (int i = 0; i < at.length; i++) gain += direction[i] * value.gradient()[i];
            if (gain < TOLERANCE * (1 + Math.abs(value.log()))) return result(at, value, step);
            double length = Math.min(1, 2 / largest(direction));
            double[] next = moved(at, direction, length);
            while (!(likelihood.at(next).log() >= value.log()) && length > 1e-10) {
                length /= 2;
                next = moved(at, direction, length);
            }
            if (!(likelihood.at(next).log() >= value.log())) break;
            at = next;
        }
        throw new ModelFitException(
                "the " + family + " law did not converge; check the durations for outliers or try another family");
    }

    private static AcceleratedFit result(double[] at, Likelihood.Value value, int steps) {
        double[] coefficients = Arrays.copyOf(at, at.length - 1);
        return new AcceleratedFit(coefficients, StrictMath.exp(at[at.length - 1]), value.log(), steps);
    }

    /** Newton's where the likelihood curves down, towards the gradient where it does not. */
    private static double[] direction(Likelihood.Value value) {
        for (double ridge = 0; ridge < 1e12; ridge = ridge == 0 ? 1e-3 : 10 * ridge) {
            double[][] curvature = new double[value.gradient().length][];
            for (int i = 0; i < curvature.length; i++) {
                curvature[i] = value.information()[i].clone();
                curvature[i][i] += ridge * (1 + Math.abs(curvature[i][i]));
            }
            LUDecomposition lu = new LUDecomposition(new Array2DRowRealMatrix(curvature, false));
            if (!lu.getSolver().isNonSingular()) continue;
            double[] direction = lu.getSolver()
                    .solve(new ArrayRealVector(value.gradient(), false))
                    .toArray();
            double gain = 0;
            for (int i = 0; i < direction.length; i++) gain += direction[i] * value.gradient()[i];
            if (gain >= 0) return direction;
        }
        throw new ModelFitException("the likelihood has no slope to follow; are all durations equal?");
    }

    private static double largest(double[] direction) {
        double largest = 1e-300;
        for (double each : direction) largest = Math.max(largest, Math.abs(each));
        return largest;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) to[i] += length * direction[i];
        return to;
    }
}
