package io.kairos.orchestrator.dispatch;

import java.util.Locale;

/** Where a dispatch stands. */
enum State {
    READY,
    HELD,
    CLAIMED,
    SENDING,
    ACCEPTED,
    REFUSED,
    CANCELLED,
    UNKNOWN;

    /** The word in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
