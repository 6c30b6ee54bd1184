package io.kairos.orchestrator.customer;

import java.util.Optional;

/**
 * An address that must not be written to any more.
 *
 * @param reason {@code hard-bounce} or {@code complaint}
 * @param address the address that bounced where the event names it; a bounce of a former address counts for nothing
 */
record SuppressionFact(String channel, String reason, Optional<String> address) {}
