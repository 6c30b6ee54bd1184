package io.kairos.timing.drift;

/**
 * Distribution of P(T ≤ outcome): uniform if forecasts hold. An outcome that is known only to lie in an interval (a whole
 * day, or after the data end) spreads evenly over it, which keeps the mean uniform.
 * Source: Dawid 1984; intervals: Czado, Gneiting, Held 2009, equation 2.
 */
final class Outcomes {

    private static final int GRID = 100;

    private final double[] below = new double[GRID + 1];
    private long cases;

    void add(double from, double to) {
        if (!(from >= 0 && to <= 1 && from <= to))
            throw new IllegalArgumentException("an outcome lies in 0..1 from low to high, was " + from + ".." + to
                    + "; pass P(T < t) and P(T <= t)");
        for (int i = 0; i <= GRID; i++) {
            double at = (double) i / GRID;
            if (at >= to) below[i]++;
            else if (at > from) below[i] += (at - from) / (to - from);
        }
        cases++;
    }

    void add(Outcomes other) {
        for (int i = 0; i <= GRID; i++) below[i] += other.below[i];
        cases += other.cases;
    }

    long cases() {
        return cases;
    }

    /** Largest distance to the uniform law, on a grid of hundredths. */
    double distance() {
        double distance = 0;
        for (int i = 0; i <= GRID; i++) distance = Math.max(distance, Math.abs(below[i] / cases - (double) i / GRID));
        return distance;
    }
}
