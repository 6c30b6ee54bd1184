package io.kairos.timing.survival;

import io.kairos.timing.survival.AcceleratedFit.Row;

/** Log-likelihood of log T = xβ + σW at (β, log σ), with slope and information. */
final class Likelihood {

    private final Row[] rows;
    private final double[] logDays;
    private final Family family;
    private final int covariates;

    Likelihood(Row[] rows, Family family) {
        this.rows = rows.clone();
        this.family = family;
        this.covariates = rows[0].x().length;
        this.logDays = new double[rows.length];
        for (int i = 0; i < rows.length; i++) logDays[i] = StrictMath.log(rows[i].days());
    }

    record Value(double log, double[] gradient, double[][] information) {}

    double[] start() {
        double mean = 0;
        for (double each : logDays) mean += each / logDays.length;
        double variance = 1e-4;
        for (double each : logDays) variance += (each - mean) * (each - mean) / logDays.length;
        double[] start = new double[covariates + 1];
        start[0] = mean + 0.5;
        start[covariates] = family == Family.EXPONENTIAL ? 0 : StrictMath.log(variance) / 2;
        return start;
    }

    Value at(double[] parameters) {
        double sigma = StrictMath.exp(parameters[covariates]);
        double log = 0;
        double[] gradient = new double[covariates + 1];
        double[][] information = new double[covariates + 1][covariates + 1];
        for (int i = 0; i < rows.length; i++) {
            double[] x = rows[i].x();
            double mu = 0;
            for (int c = 0; c < covariates; c++) mu += x[c] * parameters[c];
            double z = (logDays[i] - mu) / sigma;
            LogTimeError error = LogTimeError.at(z, rows[i].observed(), family);
            log += error.log() - (rows[i].observed() ? parameters[covariates] + logDays[i] : 0);
            for (int c = 0; c < covariates; c++) {
                gradient[c] -= error.slope() * x[c] / sigma;
                for (int d = 0; d < covariates; d++) information[c][d] -= error.curve() * x[c] * x[d] / sigma / sigma;
                information[c][covariates] -= (error.curve() * z + error.slope()) * x[c] / sigma;
            }
            gradient[covariates] -= error.slope() * z + (rows[i].observed() ? 1 : 0);
            information[covariates][covariates] -= error.curve() * z * z + error.slope() * z;
        }
        for (int c = 0; c < covariates; c++) information[covariates][c] = information[c][covariates];
        if (family == Family.EXPONENTIAL) pinScale(gradient, information);
        return new Value(log, gradient, information);
    }

    private void pinScale(double[] gradient, double[][] information) {
        gradient[covariates] = 0;
        for (int c = 0; c < covariates; c++) information[covariates][c] = information[c][covariates] = 0;
        information[covariates][covariates] = 1;
    }
}
