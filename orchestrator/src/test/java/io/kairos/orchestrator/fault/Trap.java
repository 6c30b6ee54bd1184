package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.fault.FaultProxy.Cut;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds conversations at a point until the test has done what it wants to do there. */
final class Trap {
    private final CountDownLatch reached;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean passes;

    /** @param parties how many conversations have to come to their point */
    Trap(int parties) {
        reached = new CountDownLatch(parties);
    }

    /** One conversation is at its point; returns when it may go on. */
    void spring() throws Cut, InterruptedException {
        reached.countDown();
        released.await();
        if (!passes) {
            throw new Cut();
        }
    }

    /** Waits until all are at their points. */
    boolean awaitSprung(Duration patience) {
        try {
            return reached.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the conversations held, and all that come to their point later. */
    void cut() {
        released.countDown();
    }

    /** Lets them go on. */
    void pass() {
        passes = true;
        released.countDown();
    }
}
