package io.kairos.orchestrator.engine;

/** Which journeys' customers are woken before those of others who are due as well. Thread-safe. */
public interface Urgency {
    /** Whether the version of a journey that runs under this key is urgent; one nobody knows is not. */
    boolean isUrgent(String deploymentKey);
}
