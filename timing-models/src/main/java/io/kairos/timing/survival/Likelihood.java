package io.kairos.timing.survival;

/**
 * Log-likelihood of log T = xβ + σW at (β, log σ) under right censoring and left truncation, with slope and information;
 * of the exponential law at β alone.
 */
final class Likelihood implements Newton.LogLikelihood {

    private final Design design;
    private final Family family;
    private final int slopes;
    private final boolean scaled;

    Likelihood(Design design, Family family) {
        this.design = design;
        this.family = family;
        this.slopes = design.covariates() + 1;
        this.scaled = family != Family.EXPONENTIAL;
    }

    double[] start() {
        double mean = 0;
        int rows = design.logTime.length;
        for (double each : design.logTime) mean += each / rows;
        double variance = 1e-4;
        for (double each : design.logTime) variance += (each - mean) * (each - mean) / rows;
        double[] start = new double[scaled ? slopes + 1 : slopes];
        start[0] = mean + 0.5;
        if (scaled) start[slopes] = StrictMath.log(variance) / 2;
        return start;
    }

    @Override
    public Newton.Value at(double[] parameters) {
        double logSigma = scaled ? parameters[slopes] : 0;
        Sum sum = new Sum(StrictMath.exp(logSigma));
        for (int i = 0; i < design.logTime.length; i++) {
            double mu = parameters[0];
            for (int c = 1; c < slopes; c++) mu += design.x[i][c - 1] * parameters[c];
            boolean bought = design.observed[i];
            sum.add(design.x[i], design.logTime[i] - mu, bought, 1);
            if (bought) sum.log -= logSigma + design.logTime[i];
            if (bought && scaled) sum.gradient[slopes]--;
            if (design.logEntry[i] > Double.NEGATIVE_INFINITY) sum.add(design.x[i], design.logEntry[i] - mu, false, -1);
        }
        return sum.value();
    }

    private final class Sum {
        private final double sigma;
        private final double[] gradient = new double[scaled ? slopes + 1 : slopes];
        private final double[][] information = new double[gradient.length][gradient.length];
        private double log;

        Sum(double sigma) {
            this.sigma = sigma;
        }

        void add(double[] x, double residual, boolean bought, int sign) {
            double z = residual / sigma;
            LogTimeError error = LogTimeError.at(z, bought, family);
            log += sign * error.log();
            double slope = sign * error.slope();
            double curve = sign * error.curve();
            for (int c = 0; c < slopes; c++) {
                double xc = c == 0 ? 1 : x[c - 1];
                gradient[c] -= slope * xc / sigma;
                for (int d = 0; d <= c; d++) information[c][d] -= curve * xc * (d == 0 ? 1 : x[d - 1]) / sigma / sigma;
                if (scaled) information[slopes][c] -= (curve * z + slope) * xc / sigma;
            }
            if (!scaled) return;
            gradient[slopes] -= slope * z;
            information[slopes][slopes] -= curve * z * z + slope * z;
        }

        Newton.Value value() {
            for (int c = 0; c < gradient.length; c++) for (int d = 0; d < c; d++) information[d][c] = information[c][d];
            return new Newton.Value(log, gradient, information);
        }
    }
}
