package io.kairos.orchestrator.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. Thread-safe; it never goes backwards. */
public final class VirtualClock implements InstantSource {
    private volatile Instant now;

    /** A clock that shows this instant. */
    public VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock.
     *
     * @throws IllegalArgumentException when the instant lies before the one it shows
     */
    public synchronized void setTo(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException("the clock shows " + now + " and cannot go back to " + instant);
        }
        now = instant;
    }

    /**
     * Moves the clock on by this much.
     *
     * @throws IllegalArgumentException when the amount is negative
     */
    public synchronized void advance(Duration amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("cannot advance by " + amount);
        }
        now = now.plus(amount);
    }

    @Override
    public String toString() {
        return "VirtualClock[" + now + "]";
    }
}
