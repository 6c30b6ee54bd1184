package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that asks to be sent now.
 *
 * @param deadline after this it is worth nothing
 */
public record SendRequest(
        UUID dispatchId,
        UUID customerId,
        UUID needId,
        UUID enrolmentId,
        String channel,
        String topic,
        Optional<Instant> deadline) {}
