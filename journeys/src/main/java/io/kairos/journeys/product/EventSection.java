package io.kairos.journeys.product;

import io.kairos.journeys.Text;
import io.kairos.journeys.product.EventRule.Effect;
import io.kairos.journeys.product.FactPaths.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which events open, change, win and lose needs of a type, and where their facts stand. */
final class EventSection {

    private static final Text PATH_SHAPE = new Text(
            "a path such as properties.destination, or item.price below 'each'",
            "un chemin tel que properties.destination, ou item.price sous « each »");

    private EventSection() {}

    static List<EventRule> rules(YamlMap type) {
        FactPaths common = type.has("facts") ? facts(type.map("facts")) : new FactPaths(Map.of(), Map.of());
        List<EventRule> rules = new ArrayList<>();
        for (Effect effect : Effect.values()) {
            for (YamlMap rule : type.maps(effect.name().toLowerCase(Locale.ROOT))) {
                rules.add(rule(effect, rule, common));
            }
        }
        if (rules.stream().noneMatch(rule -> rule.effect() == Effect.OPENS)) {
            type.complain(
                    "MISSING",
                    "opens",
                    "names no event that opens a need",
                    "ne nomme aucun événement qui ouvre un besoin");
        }
        if (rules.stream().noneMatch(rule -> rule.effect() == Effect.WINS)) {
            type.complain(
                    "MISSING",
                    "wins",
                    "names no event that wins a need",
                    "ne nomme aucun événement qui conclut un besoin");
        }
        return rules;
    }

    private static EventRule rule(Effect effect, YamlMap map, FactPaths common) {
        map.only("event", "each", "where", "facts");
        String event = map.value(
                "event",
                text -> Optional.of(text).filter(t -> !t.isEmpty()),
                "?",
                new Text("the event's name", "le nom de l'événement"));
        Optional<PropertyPath> each =
                map.optional("each", PropertyPath::parse, PATH_SHAPE).filter(path -> !path.inItem());
        Map<PropertyPath, Set<String>> where = new LinkedHashMap<>();
        if (map.has("where")) {
            YamlMap conditions = map.map("where");
            for (String key : conditions.keys()) {
                PropertyPath.parse(key)
                        .ifPresentOrElse(
                                path -> where.put(
                                        path,
                                        Set.copyOf(conditions.values(
                                                key, Optional::of, new Text("values", "des valeurs")))),
                                () -> conditions.complain(
                                        "BAD_VALUE", key, "is not " + PATH_SHAPE.en(), "n'est pas " + PATH_SHAPE.fr()));
            }
        }
        FactPaths facts = map.has("facts") ? merge(common, facts(map.map("facts"))) : common;
        boolean needsItem = where.keySet().stream().anyMatch(PropertyPath::inItem)
                || facts.paths().values().stream().flatMap(List::stream).anyMatch(PropertyPath::inItem);
        if (needsItem && each.isEmpty()) {
            map.complain(
                    "MISSING",
                    "each",
                    "is needed where a path begins with 'item'",
                    "est nécessaire pour un chemin en « item »");
        }
        return new EventRule(effect, event, each, where, facts);
    }

    private static FactPaths facts(YamlMap map) {
        map.only("subject", "date", "end-date", "value", "currency", "zone", "features");
        Map<Fact, List<PropertyPath>> paths = new HashMap<>();
        for (Fact fact : Fact.values()) {
            String key = fact.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (map.has(key)) {
                paths.put(fact, map.values(key, PropertyPath::parse, PATH_SHAPE));
            }
        }
        Map<String, List<PropertyPath>> features = new HashMap<>();
        if (map.has("features")) {
            YamlMap named = map.map("features");
            named.keys().forEach(name -> features.put(name, named.values(name, PropertyPath::parse, PATH_SHAPE)));
        }
        return new FactPaths(paths, features);
    }

    private static FactPaths merge(FactPaths common, FactPaths own) {
        Map<Fact, List<PropertyPath>> paths = new HashMap<>(common.paths());
        paths.putAll(own.paths());
        Map<String, List<PropertyPath>> features = new HashMap<>(common.features());
        features.putAll(own.features());
        return new FactPaths(paths, features);
    }
}
