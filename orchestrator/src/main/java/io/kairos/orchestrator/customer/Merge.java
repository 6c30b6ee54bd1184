package io.kairos.orchestrator.customer;

import java.util.UUID;

/** An anonymous customer that has become a known one. */
public record Merge(UUID from, UUID into) {}
