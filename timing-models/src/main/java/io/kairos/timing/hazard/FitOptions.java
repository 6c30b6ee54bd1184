package io.kairos.timing.hazard;

/**
 * How to fit. Start from {@link #standard()} and change what you must.
 *
 * @param ridge λ of the ridge regression, above 0
 * @param trees most trees, 1 or more; fewer where the most recent cases gain no more
 * @param leaves of each tree, 2 to 64
 * @param learningRate share of each tree that is taken, above 0 to 1
 * @param timeShape constraint on the boosted hazard along the steps
 * @param seed for the rows and features each tree sees
 * @param threads 1 or more; the model is the same whatever their number
 */
public record FitOptions(
        double ridge, int trees, int leaves, double learningRate, TimeShape timeShape, long seed, int threads) {

    /** Constraint along the steps, whatever the case. */
    public enum TimeShape {
        FREE,
        RISING,
        FALLING
    }

    public FitOptions {
        if (!(ridge > 0)) throw new IllegalArgumentException("ridge must be above 0, was " + ridge);
        if (trees < 1) throw new IllegalArgumentException("trees must be 1 or more, was " + trees);
        if (leaves < 2 || leaves > 64) throw new IllegalArgumentException("leaves must be 2 to 64, was " + leaves);
        if (!(learningRate > 0 && learningRate <= 1))
            throw new IllegalArgumentException("learning rate must be above 0 to 1, was " + learningRate);
        if (threads < 1) throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
    }

    public static FitOptions standard() {
        return new FitOptions(30, 400, 12, 0.06, TimeShape.FREE, 1, 1);
    }

    public FitOptions withTrees(int most, int leavesEach, double rate) {
        return new FitOptions(ridge, most, leavesEach, rate, timeShape, seed, threads);
    }

    public FitOptions withRidge(double lambda) {
        return new FitOptions(lambda, trees, leaves, learningRate, timeShape, seed, threads);
    }

    public FitOptions withTimeShape(TimeShape shape) {
        return new FitOptions(ridge, trees, leaves, learningRate, shape, seed, threads);
    }

    public FitOptions withSeed(long other) {
        return new FitOptions(ridge, trees, leaves, learningRate, timeShape, other, threads);
    }

    public FitOptions withThreads(int number) {
        return new FitOptions(ridge, trees, leaves, learningRate, timeShape, seed, number);
    }
}
