package io.kairos.timing.channel;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Weighted points that stand for a law of delays: E[g(D)] ≈ Σ w_l g(d_l), the weights sum to 1. */
public final class Quadrature {

    private static final int NODES = 12;
    private static final GaussIntegrator LAGUERRE = new GaussIntegratorFactory().laguerre(NODES);
    private static final GaussIntegrator HERMITE = new GaussIntegratorFactory().hermite(NODES);

    /** Trapezes over ±8 standard deviations converge geometrically for a smooth integrand under a normal density. */
    private static final int FINE = 161;

    private static final double FINE_STEP = 0.1;

    private final double[] delays;
    private final double[] weights;

    private Quadrature(double[] delays, double[] weights) {
        this.delays = delays;
        this.weights = weights;
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length; i++) weights[i] /= sum;
    }

    static Quadrature point(double delay) {
        return new Quadrature(new double[] {delay}, new double[] {1});
    }

    static Quadrature exponential(double mean) {
        return of(LAGUERRE, x -> mean * x);
    }

    static Quadrature logNormal(double median, double sigma) {
        return of(HERMITE, x -> median * StrictMath.exp(Math.sqrt(2) * sigma * x));
    }

    static Quadrature logNormalFine(double median, double sigma) {
        double[] delays = new double[FINE];
        double[] weights = new double[FINE];
        for (int i = 0; i < FINE; i++) {
            double z = (i - FINE / 2) * FINE_STEP;
            delays[i] = median * StrictMath.exp(sigma * z);
            weights[i] = StrictMath.exp(-z * z / 2);
        }
        return new Quadrature(delays, weights);
    }

    private static Quadrature of(GaussIntegrator rule, DoubleUnaryOperator delay) {
        double[] delays = new double[rule.getNumberOfPoints()];
        double[] weights = new double[delays.length];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = delay.applyAsDouble(rule.getPoint(i));
            weights[i] = rule.getWeight(i);
        }
        return new Quadrature(delays, weights);
    }

    /** E[g(D)]. */
    double mean(DoubleUnaryOperator g) {
        double mean = 0;
        for (int i = 0; i < delays.length; i++) mean += weights[i] * g.applyAsDouble(delays[i]);
        return mean;
    }

    /**
     * The law on a grid: E[g(t_i + D)] = Σ_k taps[k]·g_{i+k} for g linear between the points of the grid. Short delays need two
     * taps, whatever the number of nodes.
     *
     * @param last taps beyond it are dropped: there g is 0
     */
    Taps taps(double step, int last) {
        double[] dense = new double[last + 2];
        int first = last + 1;
        int end = 0;
        for (int node = 0; node < delays.length; node++) {
            double at = delays[node] / step;
            if (at > last) continue;
            int cell = (int) at;
            double within = at - cell;
            dense[cell] += weights[node] * (1 - within);
            dense[cell + 1] += weights[node] * within;
            first = Math.min(first, cell);
            end = Math.max(end, cell + 2);
        }
        return Taps.of(dense, first, Math.min(end, last + 1));
    }

    /** Sparse kernel. */
    record Taps(int[] offsets, double[] weights) {
        static Taps of(double[] dense, int first, int end) {
            int[] offsets = new int[Math.max(0, end - first)];
            double[] weights = new double[offsets.length];
            int used = 0;
            for (int k = first; k < end; k++) {
                if (dense[k] == 0) continue;
                offsets[used] = k;
                weights[used++] = dense[k];
            }
            return new Taps(Arrays.copyOf(offsets, used), Arrays.copyOf(weights, used));
        }

        double[] over(double[] g) {
            double[] seen = new double[g.length];
            for (int tap = 0; tap < offsets.length; tap++) {
                int offset = offsets[tap];
                double weight = weights[tap];
                for (int i = 0; i + offset < g.length; i++) seen[i] += weight * g[i + offset];
            }
            return seen;
        }
    }
}
