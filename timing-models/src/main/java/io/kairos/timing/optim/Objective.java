package io.kairos.timing.optim;

/** A function to be minimised, with its slope. Deterministic: the same point gives the same bits. */
@FunctionalInterface
public interface Objective {

    /**
     * Value at a point; not finite where the function is not defined, from where the search steps back.
     *
     * @param x the point; not to be kept nor changed
     * @param gradient filled with the partial derivatives at {@code x}
     */
    double at(double[] x, double[] gradient);
}
