package io.kairos.journeys.feel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The decision tables of an installation, by id. Immutable. */
public final class DecisionTables {

    private final Map<String, DecisionTable> byId = new LinkedHashMap<>();

    public DecisionTables(Collection<DecisionTable> tables) {
        tables.forEach(table -> byId.put(table.id(), table));
    }

    public List<DecisionTable> all() {
        return List.copyOf(byId.values());
    }

    public Optional<DecisionTable> table(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }
}
