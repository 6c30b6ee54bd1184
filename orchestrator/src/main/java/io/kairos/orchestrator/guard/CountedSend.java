package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.UUID;

/** A message that counts under the caps, and from when. */
record CountedSend(UUID customerId, String channel, String topic, UUID dispatchId, Instant at) {}
