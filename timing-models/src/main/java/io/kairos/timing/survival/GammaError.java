package io.kairos.timing.survival;

import org.hipparchus.special.Gamma;

/**
 * Logarithms of density and survival of the standard error W of the generalised gamma law, smooth through its log-normal
 * case q = 0. With a = 1/q², u = qw and D(a) = lnΓ(a) − (a − ½) ln a + a − ½ ln 2π:
 * ln f(w) = −w²·g(u) − ½ ln 2π − D(a), g(u) = (eᵘ − 1 − u)/u²; S(w) is the incomplete gamma ratio of a and a·eᵘ (upper for
 * q &gt; 0, lower for q &lt; 0).
 * Source: Prentice 1974; near q = 0 the expansion of Temme 1979 as in DiDonato, Morris 1986.
 */
final class GammaError {

    private static final double HALF_LOG_2PI = 0.5 * StrictMath.log(2 * Math.PI);
    private static final double SQRT_2PI = Math.sqrt(2 * Math.PI);
    private static final double NEAR_NORMAL = 0.02;
    private static final double HUGE = 700;

    private GammaError() {}

    static double logDensity(double w, double q) {
        return -w * w * bend(q * w) - HALF_LOG_2PI - stirling(q);
    }

    /** ∂ ln f / ∂w. */
    static double densitySlope(double w, double q) {
        double u = q * w;
        return Math.abs(u) < 1e-9 ? -w : -w * StrictMath.expm1(u) / u;
    }

    /** ∂ ln f / ∂q. */
    static double densityShape(double w, double q) {
        return -w * w * w * bendSlope(q * w) - stirlingSlope(q);
    }

    static double logSurvival(double w, double q) {
        return Math.abs(q) < NEAR_NORMAL ? nearNormal(w, q) : incomplete(w, q);
    }

    /** ∂ ln S / ∂q by differences of five points. */
    static double survivalShape(double w, double q) {
        double h = 1e-3;
        double near = logSurvival(w, q + h) - logSurvival(w, q - h);
        double far = logSurvival(w, q + 2 * h) - logSurvival(w, q - 2 * h);
        return (8 * near - far) / (12 * h);
    }

    private static double nearNormal(double w, double q) {
        double u = q * w;
        double g = bend(u);
        double root = w * Math.sqrt(g);
        double eta = u * Math.sqrt(2 * g);
        double c0 = -1 / 3.0
                + eta * (1 / 12.0 + eta * (-2 / 135.0 + eta * (1 / 864.0 + eta * (1 / 2835.0 - eta * 139 / 777600.0))));
        double c1 = -1 / 540.0 + eta * (-1 / 288.0 + eta * (25 / 9450.0 - eta * 9.90226337448560e-4));
        double c2 = 0.00413359788359788 - eta * 0.00268132716049383;
        double rest = q * (c0 + q * q * (c1 + q * q * c2)) / SQRT_2PI;
        if (root < 25) return StrictMath.log(0.5 * ErrorFunction.erfc(root) + rest * StrictMath.exp(-root * root));
        return -root * root + StrictMath.log(1 / (2 * root * Math.sqrt(Math.PI)) + rest);
    }

    private static double incomplete(double w, double q) {
        double u = q * w;
        if (u > HUGE) return q > 0 ? Double.NEGATIVE_INFINITY : 0;
        double a = 1 / (q * q);
        double x = a * StrictMath.exp(u);
        double logPower = 0.5 * StrictMath.log(a) - HALF_LOG_2PI - w * w * bend(u) - stirling(q);
        boolean lower = x < a + 1;
        double log = logPower + StrictMath.log(lower ? IncompleteGamma.series(a, x) : IncompleteGamma.fraction(a, x));
        return lower == q < 0 ? log : StrictMath.log1p(-Math.min(1, StrictMath.exp(log)));
    }

    /** g(u). */
    private static double bend(double u) {
        if (Math.abs(u) > 1) return (StrictMath.expm1(u) - u) / (u * u);
        double term = 0.5;
        double sum = 0.5;
        for (int k = 1; k < 20; k++) {
            term *= u / (k + 2);
            sum += term;
        }
        return sum;
    }

    private static double bendSlope(double u) {
        if (Math.abs(u) > 1) return StrictMath.expm1(u) / (u * u) - 2 * bend(u) / u;
        double power = 0.5;
        double sum = 0;
        for (int k = 1; k < 20; k++) {
            power /= k + 2;
            sum += k * power;
            power *= u;
        }
        return sum;
    }

    private static double stirling(double q) {
        double p = q * q;
        if (p <= 0.1) return stirlingSeries(p);
        double a = 1 / p;
        double product = 1;
        double x = a;
        for (; x < 10; x++) product *= x;
        double logGamma = (x - 0.5) * StrictMath.log(x) - x + stirlingSeries(1 / x) - StrictMath.log(product);
        return logGamma - (a - 0.5) * StrictMath.log(a) + a;
    }

    /** D(1/p) for p up to 0.1. */
    private static double stirlingSeries(double p) {
        double s = p * p;
        return p * (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188.0))));
    }

    private static double stirlingSlope(double q) {
        double p = q * q;
        if (p <= 0.1) {
            double s = p * p;
            return q * (1 / 6.0 - s * (1 / 60.0 - s * (1 / 126.0 - s * (1 / 120.0 - s / 66.0))));
        }
        double a = 1 / p;
        return -2 / (q * p) * (Gamma.digamma(a) - StrictMath.log(a) + 0.5 / a);
    }
}
