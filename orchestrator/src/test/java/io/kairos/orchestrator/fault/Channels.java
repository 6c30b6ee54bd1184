package io.kairos.orchestrator.fault;

import java.util.List;

/** The five channels and what their policies promise. */
enum Channels {
    EMAIL(false),
    SMS(false),
    WEBHOOK(true),
    DISPLAY(true),
    POSTAL(true);

    static final List<Channels> ALL = List.of(values());

    private final boolean repeatable;

    Channels(boolean repeatable) {
        this.repeatable = repeatable;
    }

    /** Whether the provider recognises a repeat, so that a second hand-off has no second effect. */
    boolean isRepeatable() {
        return repeatable;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Channels of(String id) {
        return valueOf(id.toUpperCase(java.util.Locale.ROOT).replace("-RETRYING", ""));
    }
}
