package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import io.kairos.journeys.product.EventRule.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies the event rules of all product types to one event. */
final class EventReader {

    private static final int MAX_ITEMS = 500;

    private record TypedRule(ProductType type, EventRule rule) {}

    private final Map<String, List<TypedRule>> rulesByEvent = new HashMap<>();

    EventReader(List<ProductType> types) {
        for (ProductType type : types) {
            type.need().events().stream()
                    .sorted(Comparator.comparing(EventRule::effect))
                    .forEach(rule -> rulesByEvent
                            .computeIfAbsent(rule.event(), name -> new ArrayList<>())
                            .add(new TypedRule(type, rule)));
        }
    }

    Reading read(ObservedEvent event) {
        List<TypedRule> rules = rulesByEvent.getOrDefault(event.name(), List.of());
        if (rules.isEmpty()) {
            return Reading.NOTHING;
        }
        Set<NeedSignal> signals = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (TypedRule typed : rules) {
            for (Scope scope : scopes(typed.rule(), event)) {
                if (holds(typed.rule(), scope)) {
                    signal(typed, scope, signals, problems);
                }
            }
        }
        return new Reading(List.copyOf(signals), problems);
    }

    private static void signal(TypedRule typed, Scope scope, Set<NeedSignal> signals, List<Problem> problems) {
        ProductType type = typed.type();
        Effect effect = typed.rule().effect();
        FactReader reader = new FactReader(scope, typed.rule().facts());
        if (effect == Effect.WINS || effect == Effect.LOSES) {
            NeedFacts facts = reader.lenient();
            signals.add(
                    effect == Effect.WINS
                            ? new NeedSignal.Won(type.id(), reader.subject(), facts)
                            : new NeedSignal.Lost(type.id(), reader.subject(), facts));
        } else {
            reader.wanted(type)
                    .ifPresent(wanted -> signals.add(new NeedSignal.Wanted(
                            type.id(), wanted.subject(), wanted.facts(), effect == Effect.OPENS)));
        }
        problems.addAll(reader.problems());
    }

    private static List<Scope> scopes(EventRule rule, ObservedEvent event) {
        if (rule.each().isEmpty()) {
            return List.of(new Scope(event, null, ""));
        }
        PropertyPath each = rule.each().get();
        if (!(each.in(event.properties(), null) instanceof List<?> items)) {
            return List.of();
        }
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < Math.min(items.size(), MAX_ITEMS); i++) {
            scopes.add(new Scope(event, items.get(i), each + "[" + i + "]"));
        }
        return scopes;
    }

    private static boolean holds(EventRule rule, Scope scope) {
        return rule.where().entrySet().stream()
                .allMatch(condition -> Scalars.text(scope.value(condition.getKey()))
                        .filter(condition.getValue()::contains)
                        .isPresent());
    }

    /** An event, or one element of a list in it. */
    record Scope(ObservedEvent event, @Nullable Object item, String itemPath) {

        @Nullable
        Object value(PropertyPath path) {
            return path.in(event.properties(), item);
        }

        /** The path as its sender would write it. */
        String describe(PropertyPath path) {
            String text = path.toString();
            return path.inItem() ? itemPath + text.substring("item".length()) : text;
        }
    }
}
