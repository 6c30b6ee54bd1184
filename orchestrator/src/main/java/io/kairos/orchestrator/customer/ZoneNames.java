package io.kairos.orchestrator.customer;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of IANA time zones as libraries and people send them. */
final class ZoneNames {
    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** What ICU says where a device does not know its zone. */
    private static final String NOT_KNOWN = "Etc/Unknown";

    private ZoneNames() {}

    /**
     * The zone of this name; empty where none is given.
     *
     * @throws InvalidFactException {@code zone-unknown} where the value is no IANA name
     */
    static Optional<ZoneId> read(@Nullable Object value, String field) {
        if (value == null || value.equals("") || value.equals(NOT_KNOWN)) return Optional.empty();
        if (value instanceof String name && KNOWN.contains(name)) return Optional.of(ZoneId.of(name));
        throw new InvalidFactException("zone-unknown", field, value);
    }
}
