package io.kairos.orchestrator.need;

import java.util.Locale;

/** Where a need stands; all but {@code OPEN} are final. */
public enum NeedState {
    OPEN,
    WON,
    LOST,
    EXPIRED,
    SUPERSEDED;

    /** The word stored in the database and shown by the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NeedState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
