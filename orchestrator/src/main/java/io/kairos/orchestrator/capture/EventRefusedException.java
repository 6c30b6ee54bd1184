package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.Map;
import java.util.UUID;

/**
 * Thrown by {@link EventEffects} when it cannot accept some events: those are refused with their problems, and all
 * others of the batch are captured anew without them. Name every such event at once; each throw costs a transaction.
 */
public final class EventRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<UUID, Problem> problems;

    /** Refuses the events of these ids. */
    public EventRefusedException(Map<UUID, Problem> problems) {
        super("refused events: " + problems.keySet());
        if (problems.isEmpty()) throw new IllegalArgumentException("no event is refused");
        this.problems = Map.copyOf(problems);
    }

    /** Why, by {@link StoredEvent#id()}. */
    public Map<UUID, Problem> problems() {
        return problems;
    }
}
