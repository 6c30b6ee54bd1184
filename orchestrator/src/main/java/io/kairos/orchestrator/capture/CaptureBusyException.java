package io.kairos.orchestrator.capture;

import java.time.Duration;

/** More events wait than the queue holds; try again later. */
public final class CaptureBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    CaptureBusyException(Duration retryAfter) {
        super("The capture queue is full; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** How long to wait before the next try. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
