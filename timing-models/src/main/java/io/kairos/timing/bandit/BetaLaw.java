package io.kairos.timing.bandit;

import java.util.random.RandomGenerator;
import org.hipparchus.special.Beta;

/**
 * Beta law of a probability p: density ∝ p^(a−1)·(1−p)^(b−1), mean a/(a+b). With a = b = 1 nothing is known.
 *
 * @param a successes seen plus those believed beforehand, above 0
 * @param b failures, likewise
 */
public record BetaLaw(double a, double b) {

    /** Knows nothing: every p alike. */
    public static final BetaLaw UNIFORM = new BetaLaw(1, 1);

    public BetaLaw {
        requirePositive("a", a);
        requirePositive("b", b);
    }

    public double mean() {
        return a / (a + b);
    }

    public double standardDeviation() {
        return Math.sqrt(a * b / (a + b + 1)) / (a + b);
    }

    /** After so many more successes in so many trials. */
    public BetaLaw after(double successes, double trials) {
        if (!(successes >= 0 && successes <= trials && trials < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("successes must lie in 0..trials, were " + successes + " of " + trials);
        return new BetaLaw(a + successes, b + trials - successes);
    }

    /** P(p ≤ x). */
    public double cdf(double x) {
        if (x <= 0) return 0;
        return x >= 1 ? 1 : Beta.regularizedBeta(x, a, b);
    }

    /** −ln B(a, b). */
    double logScale() {
        return -Beta.logBeta(a, b);
    }

    /** The x with P(p ≤ x) = probability, to 1e-12. */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1))
            throw new IllegalArgumentException("a probability must lie in 0..1, was " + probability);
        double low = 0;
        double high = 1;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (cdf(middle) < probability) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** One draw: X/(X+Y) with X, Y gamma. */
    public double sample(RandomGenerator random) {
        double x = gamma(a, random);
        double y = gamma(b, random);
        return x + y > 0 ? x / (x + y) : mean();
    }

    /** G. Marsaglia, W. W. Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26 (2000); shape below 1 by Stuart's boost. */
    private static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) return gamma(shape + 1, random) * StrictMath.pow(positive(random), 1 / shape);
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double root = 1 + c * x;
            if (root <= 0) continue;
            double v = root * root * root;
            double u = positive(random);
            if (u < 1 - 0.0331 * x * x * x * x) return d * v;
            if (StrictMath.log(u) < x * x / 2 + d * (1 - v + StrictMath.log(v))) return d * v;
        }
    }

    /** Polar method; the JDK's own differs between releases. */
    private static double normal(RandomGenerator random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) return u * Math.sqrt(-2 * StrictMath.log(s) / s);
        }
    }

    private static double positive(RandomGenerator random) {
        return 1 - random.nextDouble();
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " of a Beta law must be a finite number above 0, was " + value);
    }
}
