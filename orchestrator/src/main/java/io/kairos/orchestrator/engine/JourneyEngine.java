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

    /** @param deploymentKey what {@link #deploy} returned */
    record Start(UUID enrolmentId, String deploymentKey) {}

    record Started(UUID enrolmentId, String instanceId) {}

    /** @param message name of the BPMN message */
    record Correlation(UUID enrolmentId, String instanceId, String message) {}

    record Retime(UUID enrolmentId, String instanceId, String elementId, Instant dueAt) {}
}
