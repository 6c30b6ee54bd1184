package io.kairos.timing.survival;

import io.kairos.timing.optim.Objective;
import java.util.Arrays;

/**
 * Minus the log-likelihood of S(t) = π + (1 − π)·S0(t), log T = xβ + σW of any family, at β, then log σ (not for the
 * exponential law), then q (generalised gamma law), then ln(π/(1 − π)) where some may never buy.
 */
final class MixtureLikelihood implements Objective {

    private final Design design;
    private final Family family;
    private final boolean curable;
    private final int slopes;

    MixtureLikelihood(Design design, Family family, boolean curable) {
        this.design = design;
        this.family = family;
        this.curable = curable;
        this.slopes = design.covariates() + 1;
    }

    int size() {
        return slopes - 1 + family.parameters() + (curable ? 1 : 0);
    }

    int shapeAt() {
        return slopes + 1;
    }

    int cureAt() {
        return size() - 1;
    }

    double sigma(double[] at) {
        return family == Family.EXPONENTIAL ? 1 : StrictMath.exp(at[slopes]);
    }

    double shape(double[] at) {
        return family == Family.GENERALISED_GAMMA ? at[shapeAt()] : 1;
    }

    double never(double[] at) {
        return curable ? 1 / (1 + StrictMath.exp(-at[cureAt()])) : 0;
    }

    @Override
    public double at(double[] parameters, double[] gradient) {
        Sum sum = new Sum(parameters, gradient);
        for (int i = 0; i < design.logTime.length; i++) {
            sum.look(design.x[i]);
            if (design.observed[i]) sum.bought(design.logTime[i]);
            else sum.waiting(design.logTime[i], 1);
            if (design.logEntry[i] > Double.NEGATIVE_INFINITY) sum.waiting(design.logEntry[i], -1);
        }
        for (int p = 0; p < gradient.length; p++) gradient[p] = -gradient[p];
        return -sum.log;
    }

    private final class Sum {
        private final double[] parameters;
        private final double[] gradient;
        private final double sigma;
        private final double q;
        private final double never;
        private double log;
        private double mu;
        private double[] x = {};

        Sum(double[] parameters, double[] gradient) {
            this.parameters = parameters;
            this.gradient = gradient;
            this.sigma = sigma(parameters);
            this.q = shape(parameters);
            this.never = never(parameters);
            Arrays.fill(gradient, 0);
        }

        void look(double[] row) {
            x = row;
            mu = parameters[0];
            for (int c = 1; c < slopes; c++) mu += row[c - 1] * parameters[c];
        }

        void bought(double logTime) {
            double z = (logTime - mu) / sigma;
            LogTimeError error = error(z, true);
            log += error.log() - StrictMath.log(sigma) - logTime;
            push(z, error.slope(), 1);
            if (family == Family.GENERALISED_GAMMA) gradient[shapeAt()] += GammaError.densityShape(z, q);
            if (family != Family.EXPONENTIAL) gradient[slopes] -= 1;
            if (!curable) return;
            log += StrictMath.log1p(-never);
            gradient[cureAt()] -= never;
        }

        void waiting(double logTime, int sign) {
            double z = (logTime - mu) / sigma;
            LogTimeError error = error(z, false);
            double base = StrictMath.exp(error.log());
            double survival = never + (1 - never) * base;
            double weight = curable ? (1 - never) * base / survival : 1;
            log += sign * (curable ? StrictMath.log(survival) : error.log());
            if (weight > 0) {
                push(z, error.slope(), sign * weight);
                if (family == Family.GENERALISED_GAMMA)
                    gradient[shapeAt()] += sign * weight * GammaError.survivalShape(z, q);
            }
            if (curable) gradient[cureAt()] += sign * never * (1 - never) * (1 - base) / survival;
        }

        private LogTimeError error(double z, boolean bought) {
            return family == Family.GENERALISED_GAMMA
                    ? LogTimeError.gamma(z, bought, q)
                    : LogTimeError.at(z, bought, family);
        }

        private void push(double z, double slope, double weight) {
            gradient[0] -= weight * slope / sigma;
            for (int c = 1; c < slopes; c++) gradient[c] -= weight * slope * x[c - 1] / sigma;
            if (family != Family.EXPONENTIAL) gradient[slopes] -= weight * slope * z;
        }
    }
}
