package io.kairos.orchestrator.dispatch;

/**
 * How many messages are claimed under one lease: half as many after a lease that was half over before its messages were, twice as many after
 * one that was not. A node short of processor time, or a slow provider, would otherwise claim much and give it back again and again.
 * Used by one thread at a time.
 */
final class Portion {
    private final int whole;
    private int size;

    /** @param whole what is claimed where time does not run out, 1 or more */
    Portion(int whole) {
        this.whole = whole;
        this.size = whole;
    }

    /** As many of those as one lease is likely to be long enough for. */
    int of(int most) {
        return Math.min(most, size);
    }

    /** So many were claimed; the lease was half over at the end, or not. */
    void used(int claimed, boolean halfOver) {
        size = halfOver ? Math.max(1, claimed / 2) : Math.min(whole, 2 * size);
    }
}
