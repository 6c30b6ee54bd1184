package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.moment.Orders.Bought;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What was known of one product type at an instant; nothing later can be read from it.
 *
 * @param acts local times of purchases and clicks, of all product types
 * @param orders the product type and what it makes useful, by those who bought it
 */
record Past(Instant known, List<PastNeed> needs, List<Act> acts, List<Bought> orders) {

    /** A purchase or a click at the customer's local time. */
    record Act(String customer, Instant at, LocalDateTime local) {}

    Past {
        if (needs.stream().anyMatch(need -> need.opened().isAfter(known)))
            throw new IllegalArgumentException("a need was opened after " + known);
        needs = needs.stream().map(need -> need.asOf(known)).toList();
        acts = List.copyOf(acts);
        if (acts.stream().anyMatch(act -> act.at().isAfter(known)))
            throw new IllegalArgumentException("something was done after " + known);
        orders = List.copyOf(orders);
        if (orders.stream().anyMatch(order -> order.at().isAfter(known)))
            throw new IllegalArgumentException("something was bought after " + known);
    }

    /** Without orders. */
    Past(Instant known, List<PastNeed> needs, List<Act> acts) {
        this(known, needs, acts, List.of());
    }

    /** Orders alone. */
    static Past of(Instant known, List<Bought> orders) {
        return new Past(known, List.of(), List.of(), orders);
    }

    /** The same, as it was known earlier. */
    Past asOf(Instant earlier) {
        return new Past(
                earlier,
                needs.stream().filter(need -> !need.opened().isAfter(earlier)).toList(),
                acts.stream().filter(act -> !act.at().isAfter(earlier)).toList(),
                orders.stream().filter(order -> !order.at().isAfter(earlier)).toList());
    }

    /** How much there is to learn from; it changes with whatever happens, or is imported from long ago. */
    int facts() {
        return acts.size()
                + orders.size()
                + needs.size()
                + (int) needs.stream().filter(need -> need.end().isPresent()).count();
    }
}
