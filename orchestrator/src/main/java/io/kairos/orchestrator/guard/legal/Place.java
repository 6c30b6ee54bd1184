package io.kairos.orchestrator.guard.legal;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Where a person may be.
 *
 * @param country ISO 3166-1 alpha-2; empty when nobody knows
 * @param postalCode decides which regional holidays are kept
 * @param zones every zone the person may be in, one or more
 */
public record Place(Optional<String> country, Optional<String> postalCode, Set<ZoneId> zones) {
    public Place {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("a person is in one zone at least");
        }
        zones = Set.copyOf(zones);
    }
}
