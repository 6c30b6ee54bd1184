package io.kairos.orchestrator.product;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody made of a product type, and when. Never changed once stored.
 *
 * @param removed whether there is none of this id any more; the section is the last one then
 */
public record ProductTypeVersion(
        String productType,
        int version,
        Map<String, Object> section,
        String note,
        Instant changedAt,
        String changedBy,
        boolean removed) {
    public ProductTypeVersion {
        section = Map.copyOf(section);
    }
}
