package io.kairos.journeys.product;

import java.util.List;
import java.util.Map;

/** Where the facts of a need stand in an event; of several paths the first that holds something counts. */
public record FactPaths(Map<Fact, List<PropertyPath>> paths, Map<String, List<PropertyPath>> features) {

    /** A fact with a meaning of its own; all others are features. */
    public enum Fact {
        SUBJECT,
        DATE,
        END_DATE,
        VALUE,
        CURRENCY,
        ZONE
    }

    public FactPaths {
        paths = Map.copyOf(paths);
        features = Map.copyOf(features);
    }

    List<PropertyPath> of(Fact fact) {
        return paths.getOrDefault(fact, List.of());
    }
}
