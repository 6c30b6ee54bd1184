package io.kairos.timing.uplift;

/**
 * Difference that a treatment makes to a mean: {@code mean(treated) − mean(control)}, standard error {@code √(s_t²/n_t + s_c²/n_c)} (J.
 * Neyman, 1923). Only where chance decided who is treated does it say what the treatment causes.
 *
 * @param estimate of the difference
 * @param standardError of the estimate
 */
public record Effect(double estimate, double standardError, int treated, int control) {

    /** Standard normal: 80 % lie within. */
    private static final double EIGHTY = 1.2815515655446004;

    /**
     * @param treated outcomes, at least 2, finite
     * @param control outcomes, likewise
     */
    public static Effect between(double[] treated, double[] control) {
        Mean of = Mean.of("treated", treated);
        Mean against = Mean.of("control", control);
        return new Effect(
                of.mean - against.mean,
                Math.sqrt(of.variance / treated.length + against.variance / control.length),
                treated.length,
                control.length);
    }

    /** Lower end of the 80 % interval. */
    public double low() {
        return estimate - EIGHTY * standardError;
    }

    /** Upper end of the 80 % interval. */
    public double high() {
        return estimate + EIGHTY * standardError;
    }

    private record Mean(double mean, double variance) {
        static Mean of(String group, double[] values) {
            if (values.length < 2)
                throw new IllegalArgumentException(
                        "the " + group + " group has " + values.length + " customers: an effect needs at least 2");
            double sum = 0;
            for (double value : values) {
                if (!Double.isFinite(value))
                    throw new IllegalArgumentException(
                            "an outcome of the " + group + " group is not a finite number: " + value);
                sum += value;
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double value : values) squares += (value - mean) * (value - mean);
            return new Mean(mean, squares / (values.length - 1));
        }
    }
}
