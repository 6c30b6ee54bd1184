package io.kairos.journeys.product;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An event that says something about a need.
 *
 * @param each list in the event whose elements are looked at one by one as {@code item}; absent for the event itself
 * @param where every path must hold one of its values, compared as text
 */
public record EventRule(
        Effect effect,
        String event,
        Optional<PropertyPath> each,
        Map<PropertyPath, Set<String>> where,
        FactPaths facts) {

    /** What the event does to a need. The order is the order in which signals are applied. */
    public enum Effect {
        WINS,
        LOSES,
        OPENS,
        CHANGES
    }

    public EventRule {
        where = Map.copyOf(where);
    }
}
