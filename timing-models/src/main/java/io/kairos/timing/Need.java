package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the customer wants; its kind says which family of models predicts the purchase. */
public sealed interface Need {

    /** Decided in minutes: the value of a message halves every {@link Economics#halfLife()} after the trigger. */
    record Impulse(Instant trigger) implements Need {
        public Impulse {
            requireNonNull(trigger, "trigger is missing");
        }
    }

    /**
     * Decided after a long comparison.
     *
     * @param since first sign of interest, the origin of the law's clock
     * @param law law of the time from {@code since} to the purchase; empty takes the one fitted for the product type,
     *     or else the prior
     */
    record Considered(String productType, Instant since, Optional<SurvivalLaw> law) implements Need {
        public Considered {
            requireNonNull(productType, "productType is missing");
            requireNonNull(since, "since is missing");
            requireNonNull(law, "law is missing");
        }
    }

    /**
     * Tied to a date (a stay, a flight, a show): the purchase happens between the first search and that date.
     *
     * @param date first day of the stay, at the place
     * @param placeZone zone of the place: the date and the deadline are read there
     * @param firstSearch when the customer first looked for this date
     * @param features what is known, by name: {@code nights}, {@code weekendNights}, {@code adults}, {@code children},
     *     {@code country}, {@code segment}, {@code repeatGuest}; all optional, unknown names and values are tolerated
     */
    record Dated(
            String productType, LocalDate date, ZoneId placeZone, Instant firstSearch, Map<String, String> features)
            implements Need {
        public Dated {
            requireNonNull(productType, "productType is missing");
            requireNonNull(date, "date is missing");
            requireNonNull(placeZone, "placeZone is missing");
            requireNonNull(firstSearch, "firstSearch is missing");
            features = Map.copyOf(features);
        }
    }

    /**
     * Bought again and again.
     *
     * @param purchases earlier purchases in any order, at least one
     * @param typicalGap usual time between two purchases for this product type
     */
    record Replenished(String productType, List<Instant> purchases, Duration typicalGap) implements Need {
        public Replenished {
            requireNonNull(productType, "productType is missing");
            purchases = purchases.stream().sorted().toList();
            if (purchases.isEmpty())
                throw new IllegalArgumentException(
                        "purchases must hold at least one purchase: without any, the need is a considered one");
            if (typicalGap.isNegative() || typicalGap.isZero())
                throw new IllegalArgumentException("typicalGap must be positive, was " + typicalGap
                        + ": give the usual time between two purchases");
        }
    }

    /**
     * After a purchase: something new that goes with it, in the weeks after delivery and first use.
     *
     * @param productType whose cross-sell model is asked ({@link TimingModels#withCrossSell})
     * @param history the customer's baskets, at least one; the last one on or before today is what the offer follows
     * @param ready first day, in the customer's zone, after delivery and first use
     * @param offerable products that may be offered, those wanted most first; empty: whatever the model knows
     * @param unwanted products not to be offered besides those owned, such as returned ones or those offered before
     */
    record AfterPurchase(
            String productType, List<Basket> history, LocalDate ready, List<String> offerable, Set<String> unwanted)
            implements Need {
        public AfterPurchase {
            requireNonNull(productType, "productType is missing");
            requireNonNull(ready, "ready is missing");
            history = List.copyOf(history);
            if (history.isEmpty())
                throw new IllegalArgumentException(
                        "history must hold at least one basket: without a purchase there is nothing to follow");
            offerable = List.copyOf(offerable);
            unwanted = Set.copyOf(unwanted);
        }
    }
}
