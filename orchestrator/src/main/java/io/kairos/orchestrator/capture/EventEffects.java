package io.kairos.orchestrator.capture;

import java.util.List;
import java.util.UUID;

/**
 * What follows from events. Called inside the capture transaction, after the events are written, with the rows of their
 * customers locked; what it throws undoes the events too.
 */
public interface EventEffects {
    /** Acts on newly stored events, in order of occurrence per customer. */
    void apply(List<StoredEvent> events);

    /**
     * The customer {@code from} has become {@code into}: all its rows already carry the key {@code into}. Called before
     * {@link #apply} for the events of the same transaction; both customers are locked.
     */
    void merged(UUID from, UUID into);
}
