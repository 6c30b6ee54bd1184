package io.kairos.orchestrator.decision;

import java.util.Collection;

/** Keeps decisions. Thread-safe; writes in the caller's transaction. */
public interface Decisions {
    /** Stores all of them in one round trip. */
    void record(Collection<Decision> decisions);
}
