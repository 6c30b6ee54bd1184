package io.kairos.timing.crosssell;

import java.time.LocalDate;
import java.util.List;

/**
 * What to offer next, and when.
 *
 * @param from first day on which the offer may go: after delivery and first use
 * @param best day on which the coming week most likely brings a purchase of something new, given none before {@code from}
 * @param latest last day on which the offer still counts as following this purchase
 * @param chance P(a purchase with a new product from {@code from} to {@code latest})
 * @param products the most likely first; without what the customer owns
 */
public record Suggestion(LocalDate from, LocalDate best, LocalDate latest, double chance, List<Ranked> products) {

    public Suggestion {
        products = List.copyOf(products);
    }

    /**
     * @param share of all new products that customers take
     */
    public record Ranked(String product, double share) {}
}
