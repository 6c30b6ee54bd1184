package io.kairos.orchestrator.timing;

import java.util.Locale;

/** Where a version stands. */
enum ModelState {
    /** Trained, not judged yet. */
    CANDIDATE,
    /** Decides. */
    LIVE,
    /** Decided once. */
    RETIRED,
    /** Was not taken. */
    REFUSED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ModelState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
