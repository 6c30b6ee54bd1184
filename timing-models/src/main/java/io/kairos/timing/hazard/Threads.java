package io.kairos.timing.hazard;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs independent pieces of work on N threads; each piece is summed by one thread, so N does not show in the result. */
final class Threads implements AutoCloseable {

    private final ForkJoinPool pool;
    private final boolean many;

    Threads(int threads) {
        this.many = threads > 1;
        this.pool = new ForkJoinPool(threads);
    }

    void each(int count, IntConsumer piece) {
        if (many)
            pool.submit(() -> IntStream.range(0, count).parallel().forEach(piece))
                    .join();
        else for (int i = 0; i < count; i++) piece.accept(i);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
