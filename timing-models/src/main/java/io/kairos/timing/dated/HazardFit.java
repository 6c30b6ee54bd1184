package io.kairos.timing.dated;

import static io.kairos.timing.dated.LeadTimeModel.TERMS;

import io.kairos.timing.model.ModelFitException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Ridge logistic regression of the discrete hazard by Newton's method with step halving. Penalty λ/2 times the squared
 * column coefficients; intercepts are free. A row never meets more than its few active columns, so that the normal
 * equations cost (rows × bins × active columns) per step.
 */
final class HazardFit {

    private static final int MAX_STEPS = 60;
    private static final double TOLERANCE = 1e-9;

    private final LeadBins bins;
    private final int[] rowBin;
    private final int[][] active;
    private final int intercepts;
    private final int size;
    private final double lambda;
    private final double[][] powers;

    HazardFit(LeadBins bins, int[] rowBin, int[][] active, int columns, double lambda) {
        this.bins = bins;
        this.rowBin = rowBin;
        this.active = active;
        this.intercepts = bins.count() - 1;
        this.size = intercepts + TERMS * columns;
        this.lambda = lambda;
        this.powers = new double[bins.count()][2 * TERMS - 1];
        for (int bin = 0; bin < bins.count(); bin++)
            for (int power = 0; power < powers[bin].length; power++)
                powers[bin][power] = StrictMath.pow(bins.logLead(bin), power);
    }

    double[] solve() {
        double[] beta = new double[size];
        double objective = new Sums(beta, false).objective;
        for (int step = 0; step < MAX_STEPS; step++) {
            Sums sums = new Sums(beta, true);
            double[] direction = sums.newtonDirection();
            double expected = sums.gain(direction);
            if (expected < TOLERANCE * Math.max(1, Math.abs(objective))) return beta;
            double length = 1;
            double[] next = moved(beta, direction, length);
            double reached = new Sums(next, false).objective;
            while (!(reached > objective) && length > 1e-6) {
                length /= 2;
                next = moved(beta, direction, length);
                reached = new Sums(next, false).objective;
            }
            if (!(reached > objective)) return beta;
            beta = next;
            objective = reached;
        }
        throw new ModelFitException("the lead-time hazard did not converge in " + MAX_STEPS
                + " steps; look for a feature with a value of its own in almost every row");
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) to[i] += length * direction[i];
        return to;
    }

    /** Penalised log-likelihood at one point, and its slope and curvature if asked. */
    private final class Sums {

        private final double[] beta;
        private final double[] gradient;
        private final double[][] curvature;
        private double objective;

        Sums(double[] beta, boolean withCurvature) {
            this.beta = beta;
            this.gradient = new double[size];
            this.curvature = withCurvature ? new double[size][size] : new double[0][];
            for (int row = 0; row < rowBin.length; row++) add(row, withCurvature);
            for (int i = intercepts; i < size; i++) {
                objective -= lambda / 2 * beta[i] * beta[i];
                gradient[i] -= lambda * beta[i];
                if (withCurvature) curvature[i][i] += lambda;
            }
            for (int i = 0; withCurvature && i < intercepts; i++) curvature[i][i] += 1e-6;
        }

        private void add(int row, boolean withCurvature) {
            double[] slope = new double[TERMS];
            for (int column : active[row])
                for (int term = 0; term < TERMS; term++) slope[term] += beta[intercepts + TERMS * column + term];
            double[] residuals = new double[TERMS];
            double[] weights = new double[2 * TERMS - 1];
            for (int bin = Math.max(1, rowBin[row]); bin < bins.count(); bin++) {
                double[] power = powers[bin];
                double logOdds = beta[bin - 1] + slope[0] + slope[1] * power[1] + slope[2] * power[2];
                double tail = StrictMath.exp(-Math.abs(logOdds));
                double p = logOdds > 0 ? 1 / (1 + tail) : tail / (1 + tail);
                boolean bought = bin == rowBin[row];
                objective += (bought ? Math.min(logOdds, 0) : -Math.max(logOdds, 0)) - StrictMath.log1p(tail);
                double residual = (bought ? 1 : 0) - p;
                gradient[bin - 1] += residual;
                for (int term = 0; term < TERMS; term++) residuals[term] += residual * power[term];
                if (withCurvature) addIntercept(row, bin, p * (1 - p), weights);
            }
            for (int column : active[row])
                for (int term = 0; term < TERMS; term++)
                    gradient[intercepts + TERMS * column + term] += residuals[term];
            if (withCurvature) addColumns(row, weights);
        }

        private void addIntercept(int row, int bin, double weight, double[] weights) {
            double[] power = powers[bin];
            curvature[bin - 1][bin - 1] += weight;
            for (int i = 0; i < weights.length; i++) weights[i] += weight * power[i];
            double[] line = curvature[bin - 1];
            for (int column : active[row])
                for (int term = 0; term < TERMS; term++)
                    line[intercepts + TERMS * column + term] += weight * power[term];
        }

        private void addColumns(int row, double[] weights) {
            for (int a : active[row])
                for (int b : active[row])
                    if (b >= a)
                        for (int s = 0; s < TERMS; s++)
                            for (int t = 0; t < TERMS; t++)
                                curvature[intercepts + TERMS * a + s][intercepts + TERMS * b + t] += weights[s + t];
        }

        double[] newtonDirection() {
            for (int i = 0; i < size; i++) for (int j = 0; j < i; j++) curvature[i][j] = curvature[j][i];
            return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-9, 1e-14)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
        }

        double gain(double[] direction) {
            double gain = 0;
            for (int i = 0; i < size; i++) gain += gradient[i] * direction[i];
            return gain / 2;
        }
    }
}
