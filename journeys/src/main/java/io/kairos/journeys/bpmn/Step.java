package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a journey.
 *
 * @param id of the BPMN element, stable across versions of the journey
 * @param properties its {@code kairos.*} values; a {@link Kind#STOP} also has its message as {@code kairos.message}
 */
public record Step(String id, Text names, Kind kind, Map<String, String> properties) {

    /** What a customer does there. */
    public enum Kind {
        START,
        /** Waits for a moment. */
        WAIT,
        /** Has a message sent. */
        SEND,
        /** Goes one of two ways. */
        GATEWAY,
        END,
        /** Leaves the journey, wherever it waits, when a message says so. */
        STOP
    }

    public Step {
        properties = Map.copyOf(properties);
    }

    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }
}
