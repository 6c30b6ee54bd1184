package io.kairos.timing.replenish.rate;

/**
 * Gauss's ₂F₁(a, b; c; z) for real z below 1: the series {@code Σ (a)_n (b)_n / ((c)_n n!) z^n}, after Pfaff's transformation
 * where z is negative and Euler's where its terms would grow. Source: Abramowitz, Stegun 1964, 15.1.1, 15.3.3, 15.3.4.
 */
final class Hypergeometric {

    private static final int MOST_TERMS = 5_000_000;
    private static final double NEGLIGIBLE = 1e-17;

    private Hypergeometric() {}

    static double f(double a, double b, double c, double z) {
        if (!(z < 1)) throw new IllegalArgumentException("z must be below 1, was " + z);
        if (c <= 0 && c == Math.rint(c))
            throw new IllegalArgumentException("c must not be 0 or a negative whole number");
        if (z < 0) return StrictMath.exp(-a * StrictMath.log1p(-z)) * f(a, c - b, c, z / (z - 1));
        if (a + b > c) return StrictMath.exp((c - a - b) * StrictMath.log1p(-z)) * series(c - a, c - b, c, z);
        return series(a, b, c, z);
    }

    private static double series(double a, double b, double c, double z) {
        double sum = 1;
        double term = 1;
        for (int n = 0; n < MOST_TERMS; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.abs(term) <= NEGLIGIBLE * Math.abs(sum)) return sum;
        }
        throw new IllegalArgumentException("the series does not converge for z = " + z);
    }
}
