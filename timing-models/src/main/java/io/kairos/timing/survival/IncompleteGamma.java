package io.kairos.timing.survival;

/** Incomplete gamma ratios over their common factor xᵃe⁻ˣ/Γ(a); without allocation. */
final class IncompleteGamma {

    private IncompleteGamma() {}

    /** P(a, x) over the factor, best for x below a + 1. */
    static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (double n = a + 1; term > 1e-17 * sum; n++) {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    /** Q(a, x) over the factor, best for x above a + 1; by Lentz's method for the continued fraction of Legendre. */
    static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 100_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b;
            if (Math.abs(d) < 1e-300) d = 1e-300;
            c = b + an / c;
            if (Math.abs(c) < 1e-300) c = 1e-300;
            d = 1 / d;
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) break;
        }
        return h;
    }
}
