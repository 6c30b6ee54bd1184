package io.kairos.timing.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleUnaryOperator;

/**
 * g: the share of a purchase's value that a message seen at s earns, for s on an even grid; linear between its points, 0 after
 * the last, the first value before the first.
 */
public final class ValueCurve {

    private final Instant start;
    private final double step;
    private final double[] g;

    private ValueCurve(Instant start, double step, double[] g) {
        this.start = start;
        this.step = step;
        this.g = g;
    }

    /**
     * @param start instant of the first value
     * @param step between two values, longer than zero
     * @param g finite and not negative, at least one
     */
    public static ValueCurve of(Instant start, Duration step, double[] g) {
        Seconds.requirePositive("step", step);
        if (g.length == 0) throw new IllegalArgumentException("g is empty: a value curve needs at least one value");
        for (int i = 0; i < g.length; i++)
            if (!(g[i] >= 0 && g[i] < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("g[" + i + "] must be a finite number of 0 or more, was " + g[i]);
        return new ValueCurve(start, Seconds.of(step), g.clone());
    }

    /** Samples g, a function of the seconds since {@code start}. */
    public static ValueCurve of(Instant start, Duration step, int points, DoubleUnaryOperator g) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) values[i] = g.applyAsDouble(i * Seconds.of(step));
        return of(start, step, values);
    }

    /** The same on dispatch instead of reading: E[g(s + D)]. */
    ValueCurve dispatched(Latency latency) {
        Quadrature quadrature = latency.quadrature();
        return new ValueCurve(start, step, quadrature.taps(step, g.length - 1).over(g));
    }

    /** Where the instant lies on the grid, in steps from its start. */
    double position(Instant instant) {
        return ((instant.getEpochSecond() - start.getEpochSecond()) + (instant.getNano() - start.getNano()) / 1e9)
                / step;
    }

    double at(double position) {
        if (position <= 0) return g[0];
        if (position > g.length - 1) return 0;
        int cell = (int) position;
        if (cell == g.length - 1) return g[cell];
        return g[cell] + (position - cell) * (g[cell + 1] - g[cell]);
    }
}
