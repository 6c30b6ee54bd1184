package io.kairos.timing.survival;

import io.kairos.timing.model.ModelFitException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/** Newton's method with step halving, for log-likelihoods of few parameters. */
final class Newton {

    private static final int MAX_STEPS = 100;
    private static final double TOLERANCE = 1e-12;

    private Newton() {}

    /** A log-likelihood at a point, with slope and information (minus the second derivatives). */
    record Value(double log, double[] gradient, double[][] information) {}

    interface LogLikelihood {
        Value at(double[] parameters);
    }

    record Maximum(double[] point, Value value) {}

    /** @throws ModelFitException if it does not converge; {@code what} names the fit in the message */
    static Maximum of(LogLikelihood likelihood, double[] start, String what) {
        double[] at = start.clone();
        Value value = likelihood.at(at);
        for (int step = 1; step <= MAX_STEPS; step++) {
            double[] direction = direction(value);
            double gain = 0;
            for (int i = 0; i < at.length; i++) gain += direction[i] * value.gradient()[i];
            if (gain < TOLERANCE * (1 + Math.abs(value.log())))
                return polished(likelihood, new Maximum(at, value), direction);
            double length = Math.min(1, 2 / largest(direction));
            double[] next = moved(at, direction, length);
            Value there = likelihood.at(next);
            while (!(there.log() >= value.log()) && length > 1e-10) {
                length /= 2;
                next = moved(at, direction, length);
                there = likelihood.at(next);
            }
            if (!(there.log() >= value.log())) break;
            at = next;
            value = there;
        }
        throw new ModelFitException(
                what + " did not converge; check the durations and covariates for outliers, or for a"
                        + " group in which everybody or nobody bought");
    }

    /** The last step, too short to be judged by its gain. */
    private static Maximum polished(LogLikelihood likelihood, Maximum found, double[] direction) {
        double[] last = moved(found.point(), direction, 1);
        Value there = likelihood.at(last);
        boolean alike = there.log()
                >= found.value().log() - 1e-9 * (1 + Math.abs(found.value().log()));
        return alike ? new Maximum(last, there) : found;
    }

    /** Newton's where the likelihood curves down, towards the gradient where it does not. */
    private static double[] direction(Value value) {
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
