package io.kairos.orchestrator.customer;

import java.util.Locale;

/** How a customer's time zone is known, the surest first. */
public enum ZoneSource {
    /** Said by the customer or their device. */
    EXPLICIT,
    /** From the telephone number. */
    PHONE,
    /** From the country of the address or of the locale. */
    COUNTRY,
    /** From the customer's behaviour. */
    INFERRED,
    /** Nothing known: the zone of the installation. */
    DEFAULT;

    /** Name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source of this wire name. */
    public static ZoneSource of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
