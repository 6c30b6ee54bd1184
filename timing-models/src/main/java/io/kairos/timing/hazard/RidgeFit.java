package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFitException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Newton's method with step halving. Penalty λ/2 times the squared column coefficients; the intercepts of the steps are almost
 * free. A case meets only its few columns, so that the normal equations cost (cases × steps × columns of a case) per round.
 */
final class RidgeFit {

    private static final int MAX_ROUNDS = 60;
    private static final double TOLERANCE = 1e-9;
    private static final double INTERCEPT_PENALTY = 1e-3;
    private static final int TERMS = RidgeHazard.TERMS;

    private final Cases cases;
    private final RidgeDesign.Row[] rows;
    private final double[] base;
    private final int size;
    private final double lambda;
    private final double[][] powers;

    RidgeFit(Cases cases, RidgeDesign.Row[] rows, int columns, Steps steps, double lambda) {
        this.cases = cases;
        this.rows = rows;
        this.base = cases.baseLogOdds();
        this.size = cases.steps + TERMS * columns;
        this.lambda = lambda;
        this.powers = new double[cases.steps][2 * TERMS - 1];
        for (int step = 0; step < cases.steps; step++)
            for (int power = 0; power < powers[step].length; power++)
                powers[step][power] = StrictMath.pow(steps.position(step), power);
    }

    /** One intercept per step, then three coefficients per column. */
    double[] solve() {
        double[] beta = new double[size];
        System.arraycopy(base, 0, beta, 0, base.length);
        double objective = new Sums(beta, false).objective;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Sums sums = new Sums(beta, true);
            double[] direction = sums.newtonDirection();
            if (sums.gain(direction) < TOLERANCE * Math.max(1, Math.abs(objective))) return beta;
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
        throw new ModelFitException("the hazard regression did not converge in " + MAX_ROUNDS
                + " rounds; look for a feature with a value of its own in almost every case, or raise the ridge");
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
            this.gradient = new double[withCurvature ? size : 0];
            this.curvature = withCurvature ? new double[size][size] : new double[0][];
            for (int i = 0; i < cases.count; i++) add(i, withCurvature);
            for (int i = 0; i < size; i++) {
                double penalty = i < cases.steps ? INTERCEPT_PENALTY : lambda;
                double away = i < cases.steps ? beta[i] - base[i] : beta[i];
                objective -= penalty / 2 * away * away;
                if (withCurvature) gradient[i] -= penalty * away;
                if (withCurvature) curvature[i][i] += penalty;
            }
        }

        private void add(int i, boolean withCurvature) {
            RidgeDesign.Row row = rows[i];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            for (int k = 0; k < row.columns().length; k++) {
                int at = cases.steps + TERMS * row.columns()[k];
                s0 += row.values()[k] * beta[at];
                s1 += row.values()[k] * beta[at + 1];
                s2 += row.values()[k] * beta[at + 2];
            }
            double[] residuals = new double[TERMS];
            double[] weights = new double[2 * TERMS - 1];
            for (int step = cases.entry[i]; step <= cases.exit[i]; step++) {
                double[] power = powers[step];
                double logOdds = beta[step] + s0 + s1 * power[1] + s2 * power[2];
                double tail = StrictMath.exp(-Math.abs(logOdds));
                double p = logOdds > 0 ? 1 / (1 + tail) : tail / (1 + tail);
                boolean happened = cases.event[i] && step == cases.exit[i];
                if (!withCurvature) {
                    double toward = happened ? logOdds : -logOdds;
                    objective += cases.weight[i] * (Math.min(toward, 0) - StrictMath.log1p(tail));
                    continue;
                }
                double residual = cases.weight[i] * ((happened ? 1 : 0) - p);
                gradient[step] += residual;
                for (int term = 0; term < TERMS; term++) residuals[term] += residual * power[term];
                addIntercept(row, step, cases.weight[i] * p * (1 - p), weights);
            }
            if (!withCurvature) return;
            for (int k = 0; k < row.columns().length; k++)
                for (int term = 0; term < TERMS; term++)
                    gradient[cases.steps + TERMS * row.columns()[k] + term] += row.values()[k] * residuals[term];
            addColumns(row, weights);
        }

        private void addIntercept(RidgeDesign.Row row, int step, double weight, double[] weights) {
            double[] power = powers[step];
            double[] line = curvature[step];
            line[step] += weight;
            for (int i = 0; i < weights.length; i++) weights[i] += weight * power[i];
            for (int k = 0; k < row.columns().length; k++) {
                int at = cases.steps + TERMS * row.columns()[k];
                double scaled = weight * row.values()[k];
                for (int term = 0; term < TERMS; term++) line[at + term] += scaled * power[term];
            }
        }

        private void addColumns(RidgeDesign.Row row, double[] weights) {
            for (int a = 0; a < row.columns().length; a++)
                for (int b = a; b < row.columns().length; b++) {
                    double both = row.values()[a] * row.values()[b];
                    for (int s = 0; s < TERMS; s++)
                        for (int t = 0; t < TERMS; t++)
                            curvature[cases.steps + TERMS * row.columns()[a] + s][
                                            cases.steps + TERMS * row.columns()[b] + t] +=
                                    both * weights[s + t];
                }
        }

        double[] newtonDirection() {
            for (int i = 0; i < size; i++) for (int j = 0; j < i; j++) curvature[i][j] = curvature[j][i];
            return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-6, 1e-14)
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
