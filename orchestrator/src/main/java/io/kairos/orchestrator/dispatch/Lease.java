package io.kairos.orchestrator.dispatch;

import java.time.Duration;

/** What is left of a lease, on the machine's own time; begun before the database begins to count. */
final class Lease {
    private final long halfTime;

    private Lease(long halfTime) {
        this.halfTime = halfTime;
    }

    static Lease begin(Duration length) {
        return new Lease(System.nanoTime() + length.toNanos() / 2);
    }

    /** Whether so much has passed that nothing more should be begun under it. */
    boolean isHalfOver() {
        return System.nanoTime() - halfTime >= 0;
    }
}
