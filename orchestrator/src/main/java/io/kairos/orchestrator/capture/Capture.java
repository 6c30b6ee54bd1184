package io.kairos.orchestrator.capture;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The one way in for events. Thread-safe. */
public interface Capture {
    /**
     * Stores events and everything that follows from them. Events that name a common identifier take effect in the order
     * they are submitted.
     *
     * <p>The future completes after the PostgreSQL commits that hold the events and their effects; a refused event
     * fails alone and is named in the receipt. It completes exceptionally when the database cannot be reached: some of a long
     * list may be stored then, and submitting it again has no second effect.
     *
     * @throws CaptureBusyException when the queue is full; nothing was taken but opt-outs, for which there always is room
     */
    CompletableFuture<CaptureReceipt> submit(List<CapturedEvent> events);
}
