package io.kairos.orchestrator.capture;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one way in for events. Thread-safe. */
public interface Capture {
    /**
     * Stores events and everything that follows from them. Events of one customer take effect in the order they are
     * submitted.
     *
     * <p>The future completes after the PostgreSQL commit that holds the events and their effects; a refused event
     * fails alone and is named in the receipt. It completes exceptionally, and nothing is stored, when the database
     * cannot be reached.
     *
     * @throws CaptureBusyException when the queue is full; nothing was taken but opt-outs, for which there always is room
     */
    CompletableFuture<CaptureReceipt> submit(List<CapturedEvent> events);
}
