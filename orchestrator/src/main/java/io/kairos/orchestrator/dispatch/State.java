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
    UNKNOWN,
    /** Cannot be sent until somebody mends what is wrong: an operator has it sent again, or closes it. */
    ASIDE;

    /** The word in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
