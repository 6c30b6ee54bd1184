package io.kairos.orchestrator.product;

import java.util.Map;

/**
 * A product type as people write it.
 *
 * @param version 0 where it stands as in the file
 * @param section maps, lists and texts with the keys of {@code product-types.yaml}
 */
public record Written(String id, int version, Map<String, Object> section) {
    public Written {
        section = Map.copyOf(section);
    }
}
