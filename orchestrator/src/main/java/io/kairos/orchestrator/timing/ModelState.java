package io.kairos.orchestrator.timing;

import java.util.Arrays;
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

    /** Whether there is a state of this code. */
    static boolean isOne(String code) {
        return Arrays.stream(values()).anyMatch(state -> state.code().equals(code));
    }

    static ModelState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
