package io.kairos.orchestrator.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets journeys run for trial: the process engine executes them as in earnest, but in memory, and stores nothing of them. Whoever calls
 * has a batch of {@link JourneySteps} open while tokens move.
 */
public interface Rehearsal {
    /** Whatever the engine is asked for on this thread until the work returns is forgotten then. */
    <T> T run(Supplier<T> work);

    /**
     * Makes a journey executable, until the work returns.
     *
     * @param executableBpmn what the journey compiler wrote
     * @param path is told the id of every element and sequence flow a token comes to, in order
     * @return the key to start instances with
     */
    String define(String journeyId, byte[] executableBpmn, Consumer<String> path);

    /**
     * Starts an instance whose token stands before this element.
     *
     * @return id of the instance
     */
    String startBefore(UUID enrolmentId, String deploymentKey, String elementId);

    /** When the earliest timer of an instance is due; empty when it waits for none, or is over. */
    Optional<Instant> nextDue(String instanceId);

    /** Fires the timer that is due first. */
    void fire(String instanceId);
}
