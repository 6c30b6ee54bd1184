package io.kairos.orchestrator.platform.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * How a suite is to measure.
 *
 * @param rounds how often each contender has its turn, 1 or more
 * @param size share of the full amount of work, more than 0; 1 for figures to publish
 * @param progress is told every figure as it comes
 */
public record BenchRun(int rounds, double size, Consumer<String> progress) {
    /** Of each contender before it is measured, at full size. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    public BenchRun {
        if (rounds < 1 || !(size > 0)) {
            throw new IllegalArgumentException(
                    "rounds must be 1 or more and size more than 0: " + rounds + ", " + size);
        }
    }

    /** Does a fixed amount of work once and says how much of its unit it reached. */
    @FunctionalInterface
    public interface Contender {
        double measure() throws Exception;
    }

    /** So much of the full amount of work, at least 1. */
    public int of(int full) {
        return (int) Math.max(1, Math.round(full * size));
    }

    /**
     * The two take turns in one process, and who begins changes with every round; the first turns of each are not counted, for as
     * long as the JVM still compiles what they do.
     */
    public BenchRow duel(String name, String unit, Contender ours, String otherName, Contender other) throws Exception {
        double[] mine = new double[rounds];
        double[] theirs = new double[rounds];
        if (rounds > 1) {
            warmUp(ours);
            warmUp(other);
        }
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                mine[round] = ours.measure();
                theirs[round] = other.measure();
            } else {
                theirs[round] = other.measure();
                mine[round] = ours.measure();
            }
            progress.accept("%s, round %d: %.0f %s; %s: %.0f"
                    .formatted(name, round + 1, mine[round], unit, otherName, theirs[round]));
        }
        return new BenchRow(name, unit, median(mine), OptionalDouble.of(median(theirs)), Optional.of(otherName));
    }

    /** The same without an alternative. */
    public BenchRow alone(String name, String unit, Contender ours) throws Exception {
        double[] mine = new double[rounds];
        if (rounds > 1) {
            warmUp(ours);
        }
        for (int round = 0; round < rounds; round++) {
            mine[round] = ours.measure();
            progress.accept("%s, round %d: %.0f %s".formatted(name, round + 1, mine[round], unit));
        }
        return BenchRow.alone(name, unit, median(mine));
    }

    private void warmUp(Contender contender) throws Exception {
        long begin = System.nanoTime();
        double nanos = WARM_UP.toNanos() * size;
        do {
            contender.measure();
        } while (System.nanoTime() - begin < nanos);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
