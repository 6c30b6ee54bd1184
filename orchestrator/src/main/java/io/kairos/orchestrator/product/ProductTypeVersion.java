package io.kairos.orchestrator.product;

import java.time.Instant;
import java.util.Map;

/** What somebody made of a product type, and when. Never changed once stored. */
public record ProductTypeVersion(
        String productType,
        int version,
        Map<String, Object> section,
        String note,
        Instant changedAt,
        String changedBy) {
    public ProductTypeVersion {
        section = Map.copyOf(section);
    }
}
