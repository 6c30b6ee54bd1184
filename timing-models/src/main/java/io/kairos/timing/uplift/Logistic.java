package io.kairos.timing.uplift;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.CalibrationBin;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Ridge logistic regression on features scaled to mean 0 and deviation 1: maximises Σ ln p − λ/2·|w|² without the intercept, by Newton
 * steps. Its error: Var(logit) = xᵀH⁻¹x with H the penalised information.
 */
final class Logistic {

    private static final int MOST_STEPS = 50;
    private static final double SETTLED = 1e-10;
    private static final int FEW_EVENTS = 20;

    private final double[] mean;
    private final double[] deviation;
    private final double[] weights;
    private final RealMatrix covariance;
    private final FitReport report;

    private Logistic(double[][] rows, boolean[] converted, double ridge, String name) {
        mean = new double[rows[0].length];
        deviation = new double[mean.length];
        scale(rows);
        double[][] x = new double[rows.length][];
        for (int i = 0; i < x.length; i++) x[i] = scaled(rows[i]);
        weights = new double[mean.length + 1];
        covariance = newton(x, converted, ridge, name);
        report = report(x, converted, name);
    }

    static Logistic fit(List<Treated> people, double ridge, String name) {
        double[][] rows = people.stream().map(Treated::features).toArray(double[][]::new);
        boolean[] converted = new boolean[rows.length];
        int yes = 0;
        for (int i = 0; i < rows.length; i++) if (converted[i] = people.get(i).converted()) yes++;
        if (yes == 0 || yes == rows.length)
            throw new ModelFitException("of " + rows.length + " customers in " + name + " " + yes
                    + " converted: a fit needs some who did and some who did not");
        return new Logistic(rows, converted, ridge, name);
    }

    double probability(double[] features) {
        return sigmoid(dot(scaled(checked(features)), weights));
    }

    /** Of the probability. */
    double standardError(double[] features) {
        double[] x = scaled(checked(features));
        double p = sigmoid(dot(x, weights));
        return p * (1 - p) * Math.sqrt(Math.max(0, dot(covariance.operate(x), x)));
    }

    FitReport report() {
        return report;
    }

    private RealMatrix newton(double[][] x, boolean[] converted, double ridge, String name) {
        int size = weights.length;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[size];
            double[][] information = new double[size][size];
            for (int j = 1; j < size; j++) {
                gradient[j] = -ridge * weights[j];
                information[j][j] = ridge;
            }
            for (int i = 0; i < x.length; i++) add(x[i], converted[i], gradient, information);
            mirror(information);
            CholeskyDecomposition solved =
                    new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-14);
            double[] change = solved.getSolver()
                    .solve(MatrixUtils.createRealVector(gradient))
                    .toArray();
            double largest = 0;
            for (int j = 0; j < size; j++) {
                weights[j] += change[j];
                largest = Math.max(largest, Math.abs(change[j]));
            }
            if (largest < SETTLED) return solved.getSolver().getInverse();
        }
        throw new ModelFitException(
                "logistic regression of " + name + " did not settle in " + MOST_STEPS + " steps: raise the ridge");
    }

    private void add(double[] x, boolean converted, double[] gradient, double[][] information) {
        double p = sigmoid(dot(x, weights));
        double residual = (converted ? 1 : 0) - p;
        double curvature = p * (1 - p);
        for (int j = 0; j < x.length; j++) {
            if (x[j] == 0) continue;
            gradient[j] += residual * x[j];
            double product = curvature * x[j];
            for (int k = 0; k <= j; k++) information[j][k] += product * x[k];
        }
    }

    private static void mirror(double[][] matrix) {
        for (int j = 0; j < matrix.length; j++) for (int k = 0; k < j; k++) matrix[k][j] = matrix[j][k];
    }

    private void scale(double[][] rows) {
        for (double[] row : rows) for (int j = 0; j < mean.length; j++) mean[j] += row[j] / rows.length;
        for (double[] row : rows)
            for (int j = 0; j < mean.length; j++) deviation[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.length;
        for (int j = 0; j < mean.length; j++) deviation[j] = deviation[j] > 0 ? Math.sqrt(deviation[j]) : 1;
    }

    private double[] scaled(double[] features) {
        double[] x = new double[features.length + 1];
        x[0] = 1;
        for (int j = 0; j < features.length; j++) x[j + 1] = (features[j] - mean[j]) / deviation[j];
        return x;
    }

    private double[] checked(double[] features) {
        if (features.length != mean.length)
            throw new IllegalArgumentException("expected " + mean.length + " features, found " + features.length);
        for (int j = 0; j < features.length; j++)
            if (!Double.isFinite(features[j]))
                throw new IllegalArgumentException("feature " + j + " is not a finite number: " + features[j]);
        return features;
    }

    private FitReport report(double[][] x, boolean[] converted, String name) {
        double likelihood = 0;
        int events = 0;
        TreeMap<Integer, double[]> bins = new TreeMap<>();
        double[] fitted = new double[x.length];
        for (int i = 0; i < x.length; i++) fitted[i] = sigmoid(dot(x[i], weights));
        double[] sorted = fitted.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < x.length; i++) {
            likelihood += StrictMath.log(converted[i] ? fitted[i] : 1 - fitted[i]);
            if (converted[i]) events++;
            int rank = Arrays.binarySearch(sorted, fitted[i]);
            double[] bin = bins.computeIfAbsent(Math.min(9, Math.abs(rank) * 10 / x.length), key -> new double[3]);
            bin[0] += fitted[i];
            bin[1] += converted[i] ? 1 : 0;
            bin[2]++;
        }
        List<CalibrationBin> calibration = new ArrayList<>();
        bins.values()
                .forEach(bin -> calibration.add(new CalibrationBin(bin[0] / bin[2], bin[1] / bin[2], (int) bin[2])));
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int j = 0; j < weights.length; j++)
            estimates.put(
                    j == 0 ? "intercept" : "feature-" + (j - 1) + " (scaled)",
                    new Estimate(weights[j], OptionalDouble.of(Math.sqrt(covariance.getEntry(j, j)))));
        List<Warning> warnings = new ArrayList<>();
        if (events < FEW_EVENTS)
            warnings.add(new Warning(
                    "few-events",
                    "Only " + events + " of " + x.length + " customers in " + name
                            + " converted: who answers is hardly known. Use the average effect until there are more."));
        return new FitReport(
                "ridge logistic regression, " + name,
                x.length,
                events,
                0,
                0,
                likelihood,
                weights.length,
                estimates,
                calibration,
                warnings);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z));
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) sum += left[i] * right[i];
        return sum;
    }
}
