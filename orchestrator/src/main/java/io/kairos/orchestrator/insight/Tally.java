package io.kairos.orchestrator.insight;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A counted result that many readers poll. It is counted again at most once a second, and the less often the longer
 * counting takes, so that however big the tables are no more than a twentieth of the time is spent counting. While one
 * thread counts the others read the last result. Thread-safe.
 */
final class Tally<T> {

    private static final long AT_LEAST_NANOS = 1_000_000_000L;
    private static final int SHARE = 20;

    private final Supplier<T> count;
    private final LongSupplier nanoTime;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Counted<T> last;

    private record Counted<T>(T value, long freshUntil) {}

    /** Counts by {@code count}; {@code nanoTime} is the running time of the machine, not the clock of the customers. */
    Tally(Supplier<T> count, LongSupplier nanoTime) {
        this.count = count;
        this.nanoTime = nanoTime;
    }

    T get() {
        Counted<T> known = last;
        if (known != null && (isFresh(known) || !counting.tryLock())) {
            return known.value();
        }
        if (known == null) {
            counting.lock();
        }
        try {
            Counted<T> meanwhile = last;
            return meanwhile != null && isFresh(meanwhile) ? meanwhile.value() : countAgain();
        } finally {
            counting.unlock();
        }
    }

    private boolean isFresh(Counted<T> counted) {
        return nanoTime.getAsLong() - counted.freshUntil() < 0;
    }

    private T countAgain() {
        long started = nanoTime.getAsLong();
        T value = count.get();
        long ended = nanoTime.getAsLong();
        last = new Counted<>(value, ended + Math.max(AT_LEAST_NANOS, (ended - started) * SHARE));
        return value;
    }
}
