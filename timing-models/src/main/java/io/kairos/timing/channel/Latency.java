package io.kairos.timing.channel;

import java.time.Duration;

/**
 * Law of the time D from dispatch to reading. Sources of the laws: exponential delays, O. Chapelle, Modeling Delayed Feedback in
 * Display Advertising, KDD 2014, section 3; log-normal reading times, usual in mail and message statistics; fixed for post.
 */
public sealed interface Latency {

    /** E[D]. */
    Duration mean();

    /** E[2^(−D/halfLife)]: share of a value that halves every {@code halfLife} which is left when the message is read, 0 to 1. */
    double retained(Duration halfLife);

    /** Points and weights of a quadrature of E[g(D)] for smooth g, in seconds. */
    Quadrature quadrature();

    /** D exponential: E[2^(−D/h)] = 1 / (1 + mean·ln 2/h). */
    record Exponential(Duration mean) implements Latency {
        public Exponential {
            Seconds.requirePositive("mean", mean);
        }

        @Override
        public double retained(Duration halfLife) {
            Seconds.requirePositive("halfLife", halfLife);
            return 1 / (1 + Seconds.of(mean) * Seconds.LN_2 / Seconds.of(halfLife));
        }

        @Override
        public Quadrature quadrature() {
            return Quadrature.exponential(Seconds.of(mean));
        }
    }

    /**
     * ln D normal.
     *
     * @param median half of the messages are read by then
     * @param sigma standard deviation of ln D, above 0, at most 5
     */
    record LogNormal(Duration median, double sigma) implements Latency {
        public LogNormal {
            Seconds.requirePositive("median", median);
            if (!(sigma > 0 && sigma <= 5))
                throw new IllegalArgumentException("sigma must lie above 0 and at most at 5, was " + sigma);
        }

        @Override
        public Duration mean() {
            return Seconds.duration(Seconds.of(median) * StrictMath.exp(sigma * sigma / 2));
        }

        @Override
        public double retained(Duration halfLife) {
            Seconds.requirePositive("halfLife", halfLife);
            double rate = Seconds.LN_2 / Seconds.of(halfLife);
            return Quadrature.logNormalFine(Seconds.of(median), sigma).mean(delay -> StrictMath.exp(-rate * delay));
        }

        @Override
        public Quadrature quadrature() {
            return Quadrature.logNormal(Seconds.of(median), sigma);
        }
    }

    /** Always the same delay, 0 or more. */
    record Fixed(Duration mean) implements Latency {
        public Fixed {
            if (mean.isNegative()) throw new IllegalArgumentException("delay must not be negative: " + mean);
        }

        @Override
        public double retained(Duration halfLife) {
            Seconds.requirePositive("halfLife", halfLife);
            return StrictMath.exp(-Seconds.LN_2 * Seconds.of(mean) / Seconds.of(halfLife));
        }

        @Override
        public Quadrature quadrature() {
            return Quadrature.point(Seconds.of(mean));
        }
    }
}
