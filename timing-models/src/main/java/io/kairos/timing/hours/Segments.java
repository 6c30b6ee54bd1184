package io.kairos.timing.hours;

/**
 * Kinds of people, for one question with K answers (which weekday, or which hour). A person of segment z draws her own shares from
 * Dirichlet(α_z), so that her expected shares after counts n are {@code Σ_z P(z | n)·(n + α_z) / (|n| + |α_z|)}: her own habits weigh by
 * how much there is of them, against a segment weighed by how well it fits her.
 */
record Segments(double[] weights, double[][] alpha) {

    int count() {
        return weights.length;
    }

    /** P(segment | counts). */
    double[] membership(int[] counts) {
        double[] log = new double[weights.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int z = 0; z < log.length; z++) {
            log[z] = StrictMath.log(weights[z]);
            int total = 0;
            for (int k = 0; k < counts.length; k++) {
                log[z] += logRising(alpha[z][k], counts[k]);
                total += counts[k];
            }
            log[z] -= logRising(strength(z), total);
            most = Math.max(most, log[z]);
        }
        double sum = 0;
        for (int z = 0; z < log.length; z++) sum += log[z] = StrictMath.exp(log[z] - most);
        for (int z = 0; z < log.length; z++) log[z] /= sum;
        return log;
    }

    /**
     * Expected shares.
     *
     * @param counts whole events, which decide the segment
     * @param seen the same events, perhaps smoothed
     */
    double[] expected(int[] counts, double[] seen) {
        double[] member = membership(counts);
        double total = 0;
        for (double each : seen) total += each;
        double[] shares = new double[seen.length];
        for (int z = 0; z < member.length; z++) {
            double scale = member[z] / (total + strength(z));
            for (int k = 0; k < shares.length; k++) shares[k] += scale * (seen[k] + alpha[z][k]);
        }
        return shares;
    }

    double strength(int z) {
        double sum = 0;
        for (double each : alpha[z]) sum += each;
        return sum;
    }

    /** ln Γ(a + n) − ln Γ(a). */
    private static double logRising(double a, int n) {
        double product = 1;
        double log = 0;
        for (int m = 0; m < n; m++) {
            product *= a + m;
            if (product > 1e100 || product < 1e-100) {
                log += StrictMath.log(product);
                product = 1;
            }
        }
        return log + StrictMath.log(product);
    }
}
