package io.kairos.orchestrator.engine;

import java.util.UUID;

/**
 * A token at an element of a journey.
 *
 * @param elementId id of the BPMN element
 * @param instanceId id of the running process instance
 */
public record StepVisit(UUID enrolmentId, String elementId, String instanceId) {}
