package io.kairos.orchestrator.customer;

import java.util.Locale;

/** What kind of identifier an identity is. */
public enum IdentityKind {
    USER_ID,
    ANONYMOUS_ID,
    EMAIL,
    PHONE;

    /** Name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this wire name. */
    public static IdentityKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
