package io.kairos.journeys.feel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that conditions and decision tables are evaluated over, under the names of {@link Variables}. What is unknown is simply not
 * there, and makes every comparison with it false.
 *
 * @param need empty where the customer has none
 * @param decided what decision tables said before, by output
 */
public record FactMap(
        Person customer,
        Optional<Wish> need,
        Messages messages,
        Map<String, Object> decided,
        Instant now,
        ZoneId zone) {

    /**
     * The customer.
     *
     * @param country two letters
     * @param language two letters
     * @param purchases how many needs ended in a purchase
     * @param traits values as they came in JSON
     */
    public record Person(
            Optional<String> country,
            String language,
            int purchases,
            Optional<Instant> lastPurchase,
            Map<String, Object> traits) {}

    /** The need. */
    public record Wish(
            String productType,
            String subject,
            Optional<LocalDate> date,
            Optional<LocalDate> endDate,
            Optional<BigDecimal> value,
            Since since) {}

    /** When it began, and its further facts. */
    public record Since(Instant openedAt, Map<String, String> features) {}

    /** What became of the messages of this journey: how many were sent, opened, clicked. */
    public record Messages(int sent, int opened, int clicked) {}

    /** As FEEL sees them. */
    public Map<String, Object> map() {
        ZonedDateTime here = now.atZone(zone);
        Map<String, Object> facts = new HashMap<>();
        facts.put("customer", person());
        need.ifPresent(wish -> facts.put("need", wish(wish, here.toLocalDate())));
        facts.put(
                "messages",
                Map.of("sent", messages.sent(), "opened", messages.opened(), "clicked", messages.clicked()));
        facts.put("opened", messages.opened() > 0 || messages.clicked() > 0);
        facts.put("clicked", messages.clicked() > 0);
        facts.put("bought", customer.purchases() > 0);
        facts.put("decided", Map.copyOf(decided));
        facts.put("today", here.toLocalDate());
        facts.put("now", here);
        return facts;
    }

    private Map<String, Object> person() {
        Map<String, Object> map = new HashMap<>();
        customer.country().ifPresent(country -> map.put("country", country));
        map.put("language", customer.language());
        map.put("zone", zone.getId());
        map.put("purchases", customer.purchases());
        customer.lastPurchase().ifPresent(at -> map.put("days_since_purchase", ChronoUnit.DAYS.between(at, now)));
        map.put("traits", plain(customer.traits()));
        return map;
    }

    private Map<String, Object> wish(Wish wish, LocalDate today) {
        Map<String, Object> map = new HashMap<>();
        map.put("product_type", wish.productType());
        map.put("subject", wish.subject());
        wish.value().ifPresent(value -> map.put("value", value));
        wish.date().ifPresent(date -> {
            map.put("date", date);
            map.put("days_to_date", ChronoUnit.DAYS.between(today, date));
        });
        wish.endDate().ifPresent(date -> map.put("end_date", date));
        map.put("days_open", ChronoUnit.DAYS.between(wish.since().openedAt(), now));
        map.put("features", Map.copyOf(wish.since().features()));
        return map;
    }

    /** Only what JSON has: an engine that maps beans must never meet one. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> {
                if (entry != null) {
                    plain.put(String.valueOf(key), plain(entry));
                }
            });
            return plain;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(FactMap::plainOrEmpty).toList();
        }
        return value instanceof Boolean || value instanceof Number || value instanceof String
                ? value
                : String.valueOf(value);
    }

    private static Object plainOrEmpty(Object value) {
        return value == null ? "" : plain(value);
    }
}
