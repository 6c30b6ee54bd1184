package io.kairos.timing.optim;

import io.kairos.timing.model.ModelFitException;
import java.util.Arrays;

/**
 * Limited-memory BFGS with a line search that meets the strong Wolfe conditions. Unbounded: keep a positive parameter
 * positive by fitting its logarithm. One thread and no randomness, so the same start gives the same bits.
 * Source: Nocedal, Wright, Numerical Optimization, 2nd edition 2006, algorithms 7.4, 7.5, 3.5 and 3.6.
 */
public final class Lbfgs {

    private Lbfgs() {}

    /**
     * @param history pairs of steps and slopes kept, 1 or more; 10 suits most fits
     * @param maxIterations 1 or more
     * @param gradientTolerance done when the largest |∂f/∂x_i|·max(1, |x_i|) falls below this times max(1, |f|)
     * @param valueTolerance done when three steps in a row lower f by less than this times |f|
     */
    public record Options(int history, int maxIterations, double gradientTolerance, double valueTolerance) {

        public Options {
            if (history < 1) throw new IllegalArgumentException("history must be 1 or more, was " + history);
            if (maxIterations < 1)
                throw new IllegalArgumentException("maxIterations must be 1 or more, was " + maxIterations);
            if (!(gradientTolerance > 0))
                throw new IllegalArgumentException("gradientTolerance must be positive, was " + gradientTolerance);
            if (!(valueTolerance >= 0))
                throw new IllegalArgumentException("valueTolerance must be 0 or more, was " + valueTolerance);
        }

        /** History 10, 1000 iterations, gradient to 1e-9, value to 1e-15. */
        public static Options standard() {
            return new Options(10, 1000, 1e-9, 1e-15);
        }
    }

    /**
     * Where the search ended.
     *
     * @param evaluations of the objective
     * @param converged false: the iterations ran out, or no step went down although the slope is not flat
     */
    public record Minimum(
            double[] point, double value, double[] gradient, int iterations, int evaluations, boolean converged) {}

    /**
     * The minimum next to the start.
     *
     * @throws ModelFitException if the search does not converge
     * @throws IllegalArgumentException if the objective is not finite at the start
     */
    public static Minimum minimise(Objective objective, double[] start, Options options) {
        Minimum found = attempt(objective, start, options);
        if (!found.converged())
            throw new ModelFitException("the fit did not converge in " + found.iterations() + " iterations (value "
                    + found.value() + ", largest slope " + largest(found.gradient())
                    + "); check the data for outliers, scale the inputs to about 1, or start elsewhere");
        return found;
    }

    /** The same, but tells in {@link Minimum#converged()} instead of throwing: for several starts of which one may fail. */
    public static Minimum attempt(Objective objective, double[] start, Options options) {
        for (int i = 0; i < start.length; i++)
            if (!Double.isFinite(start[i]))
                throw new IllegalArgumentException("start[" + i + "] must be finite, was " + start[i]);
        LineSearch line = new LineSearch(objective, start);
        if (!line.isFinite())
            throw new IllegalArgumentException("the objective is not finite at the start " + Arrays.toString(start));
        Memory memory = new Memory(options.history());
        int flat = 0;
        for (int iteration = 0; iteration < options.maxIterations(); iteration++) {
            if (isFlat(line, options.gradientTolerance())) return line.end(iteration, true);
            double before = line.value();
            double[] direction = memory.direction(line.gradient());
            if (!line.step(direction, memory.isEmpty())) {
                if (memory.isEmpty()) return line.end(iteration, isFlat(line, Math.sqrt(options.gradientTolerance())));
                memory.clear();
                continue;
            }
            memory.add(line.moved(), line.bent());
            flat = before - line.value() <= options.valueTolerance() * Math.abs(before) ? flat + 1 : 0;
            if (flat == 3) return line.end(iteration + 1, isFlat(line, Math.sqrt(options.gradientTolerance())));
        }
        return line.end(options.maxIterations(), isFlat(line, options.gradientTolerance()));
    }

    private static boolean isFlat(LineSearch line, double tolerance) {
        double scale = tolerance * Math.max(1, Math.abs(line.value()));
        double[] gradient = line.gradient();
        double[] point = line.point();
        for (int i = 0; i < point.length; i++)
            if (!(Math.abs(gradient[i]) * Math.max(1, Math.abs(point[i])) <= scale)) return false;
        return true;
    }

    static double largest(double[] vector) {
        double largest = 0;
        for (double each : vector) largest = Math.max(largest, Math.abs(each));
        return largest;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
