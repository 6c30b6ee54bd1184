package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a journey.
 *
 * @param id of the BPMN element, stable across versions of the journey
 * @param properties its {@code kairos.*} values; a {@link Kind#STOP} also has its message as {@code kairos.message}
 * @param ways the flows that leave it, in the order in which they are asked
 */
public record Step(String id, Text names, Kind kind, Map<String, String> properties, List<Way> ways) {

    /** What a customer does there. */
    public enum Kind {
        START,
        /** Waits for a moment. */
        WAIT,
        /** Has a message sent. */
        SEND,
        /** Goes one of several ways. */
        GATEWAY,
        /** Waits for the customer or for a wait, whichever comes first; both follow it. */
        FIRST,
        /** Waits until the customer does something. */
        HEAR,
        /** Looks a decision up in a table. */
        DECIDE,
        /** Writes a fact about the customer. */
        PROFILE,
        /** Has the customer enter another journey, and goes on. */
        RUN,
        END,
        /** Leaves the journey, wherever it waits, when a message says so. */
        STOP
    }

    public Step {
        properties = Map.copyOf(properties);
        ways = List.copyOf(ways);
    }

    /** The way with this number, from 1. */
    public Optional<Way> way(int number) {
        return number >= 1 && number <= ways.size() ? Optional.of(ways.get(number - 1)) : Optional.empty();
    }

    /** Whether it waits for the answer of a colleague. */
    public boolean asks() {
        return StepProperties.COLLEAGUE.equals(properties.get(StepProperties.WAIT));
    }

    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }
}
