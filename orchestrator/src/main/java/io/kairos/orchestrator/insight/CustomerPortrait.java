package io.kairos.orchestrator.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the answer about one customer from its row. */
final class CustomerPortrait {

    private CustomerPortrait() {}

    static CustomerView of(Facts customer, Words words) {
        UUID id = UUID.fromString(customer.required("id"));
        return new CustomerView(
                id,
                customer.text("label").orElseGet(() -> anonymous(id, words)),
                customer.text("user_id").orElse(null),
                Facts.each(customer.list("identities")).stream()
                        .map(row -> new CustomerView.Identity(row.required("kind"), row.required("value")))
                        .toList(),
                traits(customer),
                new CustomerView.Zone(customer.required("zone"), customer.required("zone_source")),
                customer.required("locale"),
                consents(customer),
                Facts.each(customer.list("suppressed")).stream()
                        .map(row -> new CustomerView.Suppression(
                                row.required("channel"), row.required("reason"), row.requiredInstant("at")))
                        .toList(),
                Facts.each(customer.list("needs")).stream()
                        .map(row -> need(row, words))
                        .toList());
    }

    /** What someone is called who has told nothing yet. */
    static String anonymous(UUID id, Words words) {
        return words.say(
                "insight.customer.anonymous", Map.of("id", id.toString().substring(0, 8)));
    }

    private static Map<String, @Nullable Object> traits(Facts customer) {
        Map<String, @Nullable Object> traits = new HashMap<>();
        customer.object("traits").forEach((name, value) -> traits.put(String.valueOf(name), value));
        return traits;
    }

    private static List<CustomerView.Consent> consents(Facts customer) {
        return Facts.each(customer.list("consents")).stream()
                .map(row -> new CustomerView.Consent(
                        row.required("channel"),
                        row.required("topic"),
                        row.required("status"),
                        row.requiredInstant("at"),
                        row.required("source")))
                .toList();
    }

    private static CustomerView.Need need(Facts row, Words words) {
        String type = row.required("product_type");
        return new CustomerView.Need(
                UUID.fromString(row.required("id")),
                type,
                words.names().productType(type),
                row.required("subject"),
                row.required("state"),
                row.date("date").orElse(null),
                row.number("value").orElse(null),
                row.requiredInstant("opened_at"),
                row.requiredInstant("expires_at"),
                row.instant("closed_at").orElse(null));
    }
}
