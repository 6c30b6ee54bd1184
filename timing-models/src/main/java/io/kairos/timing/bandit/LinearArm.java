package io.kairos.timing.bandit;

/** One arm's ridge regression, its inverse kept up to date by Sherman and Morrison's formula. */
final class LinearArm {

    private final double[][] inverse;
    private final double[] sum;

    private LinearArm(double[][] inverse, double[] sum) {
        this.inverse = inverse;
        this.sum = sum;
    }

    static LinearArm fresh(int features, double ridge) {
        double[][] inverse = new double[features][features];
        for (int i = 0; i < features; i++) inverse[i][i] = 1 / ridge;
        return new LinearArm(inverse, new double[features]);
    }

    int features() {
        return sum.length;
    }

    double expected(double[] x) {
        return dot(times(x), sum);
    }

    double score(double[] x, double alpha) {
        double[] image = times(x);
        return dot(image, sum) + alpha * Math.sqrt(Math.max(0, dot(image, x)));
    }

    LinearArm updated(double[] x, double reward) {
        double[] image = times(x);
        double scale = 1 + dot(image, x);
        double[][] after = new double[sum.length][sum.length];
        double[] total = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            total[i] = sum[i] + reward * x[i];
            for (int j = 0; j < sum.length; j++) after[i][j] = inverse[i][j] - image[i] * image[j] / scale;
        }
        return new LinearArm(after, total);
    }

    private double[] times(double[] x) {
        double[] image = new double[x.length];
        for (int i = 0; i < x.length; i++) image[i] = dot(inverse[i], x);
        return image;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) sum += left[i] * right[i];
        return sum;
    }
}
