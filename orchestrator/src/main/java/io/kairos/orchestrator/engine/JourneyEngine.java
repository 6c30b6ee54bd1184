package io.kairos.orchestrator.engine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The port to the process engine: it executes journeys and keeps their waiting tokens. Many items at a time; every call
 * works in the caller's transaction and takes effect with its commit. Callers hold a batch of {@link JourneySteps} open.
 */
public interface JourneyEngine {
    /**
     * Makes a journey executable.
     *
     * @param executableBpmn what the journey compiler wrote
     * @return the key to start instances of exactly this version with
     */
    String deploy(String journeyId, int version, byte[] executableBpmn);

    /** Starts one instance each and runs it to its first wait. */
    List<Started> start(List<Start> starts);

    /** Tells instances that something happened; one that no longer waits for it is left alone. */
    void correlate(List<Correlation> correlations);

    /** Moves the due instant of waiting tokens; the token stays where it is. */
    void retime(List<Retime> retimes);

    /** Ends instances where they are, whatever they wait for; one that is gone is left alone. */
    void end(List<Ending> endings);

    /**
     * Has waiting instances go on in another version of their journey: every token stays at its element, which must be in both.
     * A timer keeps its instant.
     */
    void migrate(List<Migration> migrations);

    /** @param deploymentKey what {@link #deploy} returned */
    record Start(UUID enrolmentId, String deploymentKey) {}

    record Started(UUID enrolmentId, String instanceId) {}

    /** @param message name of the BPMN message */
    record Correlation(UUID enrolmentId, String instanceId, String message) {}

    record Ending(UUID enrolmentId, String instanceId) {}

    /** @param fromKey and {@code toKey}: what {@link #deploy} returned for either version */
    record Migration(UUID enrolmentId, String instanceId, String fromKey, String toKey) {}

    record Retime(UUID enrolmentId, String instanceId, String elementId, Instant dueAt) {}
}
