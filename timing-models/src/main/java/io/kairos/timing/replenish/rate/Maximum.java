package io.kairos.timing.replenish.rate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;

/**
 * Largest value of a smooth function of the logarithms of a few positive parameters, inside a box: several starts drawn with a
 * fixed seed climb by the method of Broyden, Fletcher, Goldfarb and Shanno on central differences; the best ends with Newton's
 * method, damped as by Levenberg.
 *
 * @param at logarithms of the parameters
 * @param curvature second derivatives there, minus sign included (the observed information)
 */
record Maximum(double[] at, double value, double[][] curvature) {

    /** Logarithms stay within this distance of 0: no parameter under- or overflows. */
    static final double BOX = 14;

    private static final int STARTS = 3;
    private static final long SEED = 20_160_901;
    private static final int MAX_STEPS = 200;
    private static final double SLOPE_STEP = 1e-5;
    private static final double CURVE_STEP = 1e-3;
    private static final double NEARLY = 1e-5;
    private static final double ENOUGH = 1e-7;
    private static final double SAME = 1e-4;
    private static final int MOST_POLISH = 12;

    static Maximum of(ToDoubleFunction<double[]> function, double[] start) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] best = climb(function, start);
        for (int i = 1; i < STARTS; i++) {
            double[] other = start.clone();
            for (int j = 0; j < other.length; j++) other[j] = clamp(other[j] + 3 * (random.nextDouble() - 0.5));
            double[] found = climb(function, other);
            if (function.applyAsDouble(found) > function.applyAsDouble(best) + SAME) best = found;
        }
        return polished(function, best);
    }

    /** Quasi-Newton steps with halving until a step gains next to nothing. */
    private static double[] climb(ToDoubleFunction<double[]> function, double[] start) {
        double[] at = start.clone();
        double value = function.applyAsDouble(at);
        double[] slope = slope(function, at);
        double[][] inverse = identity(at.length, 1 / Math.max(1, norm(slope)));
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = times(inverse, slope);
            double length = Math.min(1, 1 / Math.max(1e-300, longest(direction)));
            double[] next = moved(at, direction, length);
            double reached = function.applyAsDouble(next);
            for (int halved = 0; !(reached > value) && halved < 30; halved++) {
                length /= 2;
                next = moved(at, direction, length);
                reached = function.applyAsDouble(next);
            }
            if (!(reached > value)) return at;
            double[] nextSlope = slope(function, next);
            update(inverse, at, next, slope, nextSlope);
            double gain = reached - value;
            at = next;
            slope = nextSlope;
            value = reached;
            if (gain < NEARLY) return at;
        }
        return at;
    }

    private static void update(double[][] inverse, double[] at, double[] next, double[] slope, double[] nextSlope) {
        int size = at.length;
        double[] moved = new double[size];
        double[] change = new double[size];
        double product = 0;
        for (int i = 0; i < size; i++) {
            moved[i] = next[i] - at[i];
            change[i] = slope[i] - nextSlope[i];
            product += moved[i] * change[i];
        }
        if (!(product > 1e-12)) return;
        double[] bent = times(inverse, change);
        double curve = 0;
        for (int i = 0; i < size; i++) curve += change[i] * bent[i];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
                inverse[i][j] += (1 + curve / product) * moved[i] * moved[j] / product
                        - (bent[i] * moved[j] + moved[i] * bent[j]) / product;
    }

    private static Maximum polished(ToDoubleFunction<double[]> function, double[] start) {
        double[] at = start;
        double value = function.applyAsDouble(at);
        double damping = 1e-6;
        double[][] curvature = curvature(function, at, value);
        for (int step = 0; step < MOST_POLISH; step++) {
            double[] slope = slope(function, at);
            double[] next = at;
            double gain = -1;
            while (gain <= 0 && damping < 1e9) {
                next = stepped(at, slope, curvature, damping);
                double reached = function.applyAsDouble(next);
                gain = reached - value;
                damping = gain > 0 ? damping / 10 : damping * 100;
            }
            if (!(gain > 0)) break;
            value += gain;
            at = next;
            if (gain < ENOUGH) break;
            damping = Math.min(damping, 1e6);
            curvature = curvature(function, at, value);
        }
        return new Maximum(at, value, curvature);
    }

    private static double[] stepped(double[] at, double[] slope, double[][] curvature, double damping) {
        int size = at.length;
        double[][] damped = new double[size][];
        for (int i = 0; i < size; i++) {
            damped[i] = curvature[i].clone();
            damped[i][i] += damping * (Math.abs(curvature[i][i]) + 1e-3);
        }
        DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(damped, false)).getSolver();
        double[] direction = solver.isNonSingular()
                ? solver.solve(new ArrayRealVector(slope, false)).toArray()
                : slope.clone();
        return moved(at, direction, 1 / Math.max(1, longest(direction)));
    }

    private static double[] slope(ToDoubleFunction<double[]> function, double[] at) {
        double[] slope = new double[at.length];
        for (int i = 0; i < at.length; i++)
            slope[i] = (function.applyAsDouble(moved(at, i, SLOPE_STEP, i, 0))
                            - function.applyAsDouble(moved(at, i, -SLOPE_STEP, i, 0)))
                    / (2 * SLOPE_STEP);
        return slope;
    }

    private static double[][] curvature(ToDoubleFunction<double[]> function, double[] at, double value) {
        double h = CURVE_STEP;
        double[][] curvature = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) {
            double up = function.applyAsDouble(moved(at, i, h, i, 0));
            double down = function.applyAsDouble(moved(at, i, -h, i, 0));
            curvature[i][i] = (2 * value - up - down) / (h * h);
            for (int j = 0; j < i; j++)
                curvature[i][j] = curvature[j][i] = -(function.applyAsDouble(moved(at, i, h, j, h))
                                - function.applyAsDouble(moved(at, i, h, j, -h))
                                - function.applyAsDouble(moved(at, i, -h, j, h))
                                + function.applyAsDouble(moved(at, i, -h, j, -h)))
                        / (4 * h * h);
        }
        return curvature;
    }

    private static double[] moved(double[] at, int i, double byI, int j, double byJ) {
        double[] moved = at.clone();
        moved[i] += byI;
        moved[j] += byJ;
        return moved;
    }

    private static double[] moved(double[] at, double[] direction, double length) {
        double[] moved = new double[at.length];
        for (int i = 0; i < at.length; i++) moved[i] = clamp(at[i] + length * direction[i]);
        return moved;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++)
            for (int j = 0; j < vector.length; j++) product[i] += matrix[i][j] * vector[j];
        return product;
    }

    private static double[][] identity(int size, double scale) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) identity[i][i] = scale;
        return identity;
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double each : vector) sum += each * each;
        return Math.sqrt(sum);
    }

    private static double longest(double[] vector) {
        return Arrays.stream(vector).map(Math::abs).max().orElse(0);
    }

    private static double clamp(double log) {
        return Math.max(-BOX, Math.min(BOX, log));
    }

    /** Parameters themselves. */
    double[] parameters() {
        return Arrays.stream(at).map(StrictMath::exp).toArray();
    }

    /** Standard error of each parameter by the delta method; NaN where the information matrix gives none. */
    double[] standardErrors() {
        double[] errors = new double[at.length];
        Arrays.fill(errors, Double.NaN);
        DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(curvature)).getSolver();
        if (!solver.isNonSingular() || atEdge()) return errors;
        for (int i = 0; i < errors.length; i++) {
            double variance = solver.getInverse().getEntry(i, i);
            if (variance > 0) errors[i] = StrictMath.exp(at[i]) * Math.sqrt(variance);
        }
        return errors;
    }

    boolean atEdge() {
        return Arrays.stream(at).anyMatch(each -> Math.abs(each) > BOX - 1e-6);
    }
}
