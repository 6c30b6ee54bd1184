package io.kairos.journeys.bpmn;

import io.kairos.journeys.feel.DecisionTable;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.journeys.product.ProductType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a journey may refer to.
 *
 * @param channels names that {@code kairos.send.channel} may have
 * @param templates names that {@code kairos.send.template} may have
 * @param tables outputs of each decision table, by its id
 * @param types product types whose customers may enter; without them nothing is said about dates and lifetimes
 */
public record Surroundings(
        Set<String> channels, Set<String> templates, Map<String, Set<String>> tables, List<ProductType> types) {

    public Surroundings {
        channels = Set.copyOf(channels);
        templates = Set.copyOf(templates);
        tables = Map.copyOf(tables);
        types = List.copyOf(types);
    }

    /** The same with the tables there are. */
    public Surroundings with(DecisionTables found) {
        Map<String, Set<String>> outputs = new HashMap<>();
        for (DecisionTable table : found.all()) {
            outputs.put(table.id(), Set.copyOf(table.outputs()));
        }
        return new Surroundings(channels, templates, outputs, types);
    }
}
