package io.kairos.orchestrator.engine.sleep;

import java.util.UUID;

/** What the row of a sleeping instance is found by; the customer leads, as in every hot table. */
public record SleepingKey(UUID customerId, UUID enrolmentId) {}
