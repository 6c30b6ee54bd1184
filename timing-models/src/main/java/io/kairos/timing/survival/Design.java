package io.kairos.timing.survival;

import io.kairos.timing.model.ModelFitException;

/** Covariates with mean 0 and spread 1, times on a logarithmic scale; turns estimates back to the units given. */
final class Design {

    /** Share of a covariate that the ones before it must leave unexplained. */
    private static final double LEAST_OWN = 1e-8;

    final double[][] x;
    final double[] logTime;
    final double[] logEntry;
    final boolean[] observed;
    private final double[] mean;
    private final double[] spread;

    /** @throws ModelFitException if a covariate is constant or follows from the others */
    Design(SurvivalData data) {
        int rows = data.rows().size();
        int covariates = data.names().size();
        x = new double[rows][covariates];
        logTime = new double[rows];
        logEntry = new double[rows];
        observed = new boolean[rows];
        mean = new double[covariates];
        spread = new double[covariates];
        for (int i = 0; i < rows; i++) {
            SurvivalData.Row row = data.rows().get(i);
            logTime[i] = StrictMath.log(row.lifetime().days());
            logEntry[i] = StrictMath.log(row.lifetime().entryDays());
            observed[i] = row.lifetime().observed();
            x[i] = row.covariates().clone();
            for (int c = 0; c < covariates; c++) mean[c] += x[i][c] / rows;
        }
        for (double[] row : x)
            for (int c = 0; c < covariates; c++) spread[c] += (row[c] - mean[c]) * (row[c] - mean[c]) / rows;
        for (int c = 0; c < covariates; c++) {
            spread[c] = Math.sqrt(spread[c]);
            if (!(spread[c] > 1e-12 * Math.max(1e-300, Math.abs(mean[c]))))
                throw new ModelFitException("covariate " + data.names().get(c) + " is " + x[0][c]
                        + " in every row, so it explains nothing: leave it out");
        }
        for (double[] row : x) for (int c = 0; c < covariates; c++) row[c] = (row[c] - mean[c]) / spread[c];
        requireOwn(data);
    }

    int covariates() {
        return mean.length;
    }

    /** By Cholesky of the correlations: each pivot is the share of a covariate that the ones before do not explain. */
    private void requireOwn(SurvivalData data) {
        int n = mean.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (double[] row : x) sum += row[i] * row[j] / x.length;
                for (int k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
                if (i == j && !(sum > LEAST_OWN))
                    throw new ModelFitException("covariate " + data.names().get(i) + " follows from the ones before it "
                            + data.names().subList(0, i) + ": leave it out");
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
    }

    /** From standardised covariates back to those given; {@code offset}: where the slopes start, 1 after an intercept. */
    double[] back(double[] estimates, int offset) {
        double[] back = estimates.clone();
        for (int c = 0; c < mean.length; c++) {
            back[offset + c] /= spread[c];
            if (offset > 0) back[0] -= back[offset + c] * mean[c];
        }
        return back;
    }

    /** The covariance of {@link #back}. */
    double[][] covarianceBack(double[][] covariance, int offset) {
        int size = covariance.length;
        double[][] map = new double[size][size];
        for (int i = 0; i < size; i++) map[i][i] = 1;
        for (int c = 0; c < mean.length; c++) {
            map[offset + c][offset + c] = 1 / spread[c];
            if (offset > 0) map[0][offset + c] = -mean[c] / spread[c];
        }
        double[][] half = new double[size][size];
        double[][] back = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) for (int k = 0; k < size; k++) half[i][j] += map[i][k] * covariance[k][j];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) for (int k = 0; k < size; k++) back[i][j] += half[i][k] * map[j][k];
        return back;
    }
}
