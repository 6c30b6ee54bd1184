package io.kairos.orchestrator.insight;

import io.kairos.journeys.product.NeedSignal;
import io.kairos.journeys.product.ObservedEvent;
import io.kairos.journeys.product.ProductCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a captured event means for the customer's needs, or else what it is. */
record EventWords(ProductCatalogue catalogue) {

    private static final int SIGNALS_SHOWN = 3;
    private static final int PROPERTIES_SHOWN = 5;
    private static final int LONGEST_VALUE = 60;

    Timeline.Entry entry(TimelineRow row, Words words) {
        Facts event = row.facts();
        Map<String, @Nullable Object> properties = properties(event);
        List<NeedSignal> signals = catalogue
                .read(new ObservedEvent(event.required("name"), row.at(), properties))
                .signals();
        String title = signals.isEmpty()
                ? plainTitle(event, words)
                : signals.stream()
                        .limit(SIGNALS_SHOWN)
                        .map(signal -> meaning(signal, event.required("name"), words))
                        .distinct()
                        .collect(Collectors.joining(" · "));
        return new Timeline.Entry(
                row.at(), "event", title, text(event, properties, words), List.of(), null, null, null, null);
    }

    private static Map<String, @Nullable Object> properties(Facts event) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        event.object("properties").forEach((name, value) -> properties.put(String.valueOf(name), value));
        return properties;
    }

    private static String meaning(NeedSignal signal, String event, Words words) {
        String what = what(signal, words);
        if (signal instanceof NeedSignal.Won) {
            return words.say("insight.event.bought", Map.of("what", what));
        }
        if (signal instanceof NeedSignal.Lost) {
            return words.say("insight.event.given-up", Map.of("what", what));
        }
        boolean searched = event.toLowerCase(Locale.ROOT).contains("search");
        return searched
                ? words.say("insight.event.searched", Map.of("what", what))
                : words.say("insight.event.looked-at", Map.of("what", what));
    }

    private static String what(NeedSignal signal, Words words) {
        Optional<String> named = signal instanceof NeedSignal.Wanted wanted
                ? Optional.of(wanted.subject())
                : signal instanceof NeedSignal.Won won
                        ? won.subject()
                        : signal instanceof NeedSignal.Lost lost ? lost.subject() : Optional.empty();
        String subject = named.filter(name -> !name.isBlank())
                .orElseGet(() -> words.names().productType(signal.productType()));
        return words.dates(signal.facts().date(), signal.facts().endDate())
                .map(dates -> words.say("insight.event.dated", Map.of("subject", subject, "dates", dates)))
                .orElse(subject);
    }

    private static String plainTitle(Facts event, Words words) {
        String name = event.required("name");
        return switch (event.required("type")) {
            case "page" -> words.say("insight.event.page", Map.of("name", name));
            case "screen" -> words.say("insight.event.screen", Map.of("name", name));
            case "identify" -> words.say("insight.event.identify");
            case "group" -> words.say("insight.event.group");
            case "alias" -> words.say("insight.event.alias");
            default -> name;
        };
    }

    private static String text(Facts event, Map<String, @Nullable Object> properties, Words words) {
        String shown = properties.entrySet().stream()
                .filter(property -> property.getValue() instanceof String
                        || property.getValue() instanceof Number
                        || property.getValue() instanceof Boolean)
                .sorted(Map.Entry.comparingByKey())
                .limit(PROPERTIES_SHOWN)
                .map(property -> property.getKey() + " " + shortened(String.valueOf(property.getValue())))
                .collect(Collectors.joining(", "));
        Map<String, String> params =
                Map.of("event", event.required("name"), "source", event.required("source"), "properties", shown);
        return shown.isEmpty()
                ? words.say("insight.event.text", params)
                : words.say("insight.event.text-with-properties", params);
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
