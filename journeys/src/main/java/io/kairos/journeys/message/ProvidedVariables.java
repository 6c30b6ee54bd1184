package io.kairos.journeys.message;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.EventRule;
import io.kairos.journeys.product.ProductType;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values that a journey gives to its messages, as paths such as {@code need.subject}.
 *
 * @param always are there for every customer
 * @param sometimes are there for those who told us
 */
public record ProvidedVariables(Set<String> always, Set<String> sometimes) {

    public ProvidedVariables {
        always = Set.copyOf(always);
        sometimes = Set.copyOf(sometimes);
    }

    /** What messages about a need of this product type are given: a date always where the purchase is tied to one. */
    public static ProvidedVariables of(ProductType type) {
        Set<String> always = new TreeSet<>(Set.of(
                "customer.locale",
                "customer.zone",
                "need.product_type",
                "need.subject",
                "need.currency",
                "product.id",
                "product.name",
                "moment.due_at",
                "moment.round",
                "unsubscribe_url",
                "preferences_url"));
        Set<String> sometimes =
                new TreeSet<>(Set.of("customer.first_name", "need.end_date", "need.value", "need.features"));
        (type.cycle() == Cycle.DATED ? always : sometimes).add("need.date");
        for (EventRule rule : type.need().events()) {
            rule.facts().features().keySet().forEach(feature -> sometimes.add("need.features." + feature));
        }
        return new ProvidedVariables(always, sometimes);
    }

    /** All of them. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(always);
        all.addAll(sometimes);
        return all;
    }
}
