package io.kairos.orchestrator.capture;

import java.util.Locale;
import java.util.Optional;

/** The six calls of the Segment tracking specification. */
public enum EventType {
    TRACK,
    IDENTIFY,
    PAGE,
    SCREEN,
    GROUP,
    ALIAS;

    /** Name on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this wire name, if it is one. */
    public static Optional<EventType> of(String wire) {
        for (EventType type : values()) {
            if (type.wire().equals(wire)) return Optional.of(type);
        }
        return Optional.empty();
    }
}
