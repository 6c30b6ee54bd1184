package io.kairos.orchestrator.guard;

import java.time.Duration;

/** Keeps a failing attempt from being repeated at once; runs on the machine's own time, whatever clock Kairos has. */
final class RetryPause {
    private final Duration length;
    private volatile long endsAt = System.nanoTime();

    RetryPause(Duration length) {
        this.length = length;
    }

    void begin() {
        endsAt = System.nanoTime() + length.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - endsAt >= 0;
    }
}
