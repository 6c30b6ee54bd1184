package io.kairos.orchestrator.decision;

import java.util.Optional;
import java.util.UUID;

/**
 * Whom and what a decision is about.
 *
 * @param step element id of the step; empty when the whole enrolment is meant
 * @param round 1 for the first visit of the step, 2 for the second, …
 */
public record Subject(
        UUID customerId,
        Optional<UUID> needId,
        Optional<UUID> enrolmentId,
        Optional<UUID> dispatchId,
        Optional<String> journeyId,
        Optional<String> step,
        int round) {}
