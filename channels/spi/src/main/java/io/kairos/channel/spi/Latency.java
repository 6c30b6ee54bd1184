package io.kairos.channel.spi;

import java.time.Duration;

/** How long after the hand-off a message typically arrives. */
public sealed interface Latency {

    /** At once. */
    Latency NONE = new Fixed(Duration.ZERO);

    /** Half of the messages arrive within this time. */
    Duration median();

    /** Always the same time. */
    record Fixed(Duration median) implements Latency {
        public Fixed {
            notNegative("latency", median);
        }
    }

    /** P(T &gt; t) = exp(-t / mean). */
    record Exponential(Duration mean) implements Latency {
        public Exponential {
            positive("mean latency", mean);
        }

        @Override
        public Duration median() {
            return Duration.ofNanos(Math.round(mean.toNanos() * Math.log(2)));
        }
    }

    /**
     * ln T is normal with mean ln(median) and standard deviation sigma.
     *
     * @param sigma standard deviation of ln T, more than 0
     */
    record LogNormal(Duration median, double sigma) implements Latency {
        public LogNormal {
            positive("median latency", median);
            if (!(sigma > 0) || Double.isInfinite(sigma)) {
                throw new IllegalArgumentException("sigma must be more than 0: " + sigma);
            }
        }
    }

    private static void notNegative(String what, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + value);
        }
    }

    private static void positive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " must be more than nothing: " + value);
        }
    }
}
