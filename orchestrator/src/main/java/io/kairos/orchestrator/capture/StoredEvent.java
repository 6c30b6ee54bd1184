package io.kairos.orchestrator.capture;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An event as it stands in the database, with the customer it belongs to. */
public record StoredEvent(
        UUID customerId,
        UUID id,
        EventType type,
        String name,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, Object> properties,
        Map<String, Object> context) {}
