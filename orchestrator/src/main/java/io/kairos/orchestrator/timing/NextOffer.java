package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.DerivedMoment;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductType;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.LogNormal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Foresees the next purchase of something new after a purchase: on which day, and of what. */
sealed interface NextOffer {

    /** Days after the last purchase within which the next is looked for. */
    int LONGEST = 60;

    /**
     * A wait for something new.
     *
     * @param since day of the purchase all of it follows
     * @param last day and products of the latest purchase
     * @param owned what the customer has by then
     */
    record Wait(LocalDate since, LocalDate last, Set<String> products, Set<String> owned) {
        public Wait {
            products = Set.copyOf(products);
            owned = Set.copyOf(owned);
        }
    }

    ModelRef ref();

    /** How likely something new is bought so many days after the last purchase, from 1 on, given that nothing was before. */
    double weight(Wait wait, int lag);

    /** How likely each of these is what is bought on that day; not negative. */
    Map<String, Double> shares(Wait wait, int lag, List<String> products);

    /** A fitted model. */
    record Fitted(CrossSellModel model) implements NextOffer {
        @Override
        public ModelRef ref() {
            return model.ref();
        }

        @Override
        public double weight(Wait wait, int lag) {
            return model.chance(1, lag) - model.chance(1, lag - 1);
        }

        @Override
        public Map<String, Double> shares(Wait wait, int lag, List<String> products) {
            Map<String, Double> shares = new TreeMap<>();
            for (Ranked each : model.rankThese(wait.products(), products)) shares.put(each.product(), each.share());
            return shares;
        }
    }

    /**
     * What decides without a fitted model: the lags that the product type guesses. Of each product left the log-normal law since the purchase;
     * one without a lag counts on any day alike.
     */
    record Guessed(Map<String, LogNormal> laws) implements NextOffer {
        private static final double SECONDS_PER_DAY = 86_400;
        private static final double ANY_DAY = 1.0 / LONGEST;

        static Guessed of(Optional<ProductType> type) {
            Map<String, LogNormal> laws = new TreeMap<>();
            type.flatMap(ProductType::afterPurchase).stream()
                    .flatMap(after -> after.products().stream())
                    .forEach(product -> law(product).ifPresent(law -> laws.put(product.id(), law)));
            return new Guessed(laws);
        }

        private static Optional<LogNormal> law(DerivedProduct product) {
            return product.moment() instanceof DerivedMoment.Lag lag
                    ? Optional.of(new LogNormal(
                            StrictMath.log(lag.law().median().toSeconds() / SECONDS_PER_DAY),
                            lag.law().spread()))
                    : Optional.empty();
        }

        @Override
        public ModelRef ref() {
            return new ModelRef("product-type/lags", "1");
        }

        @Override
        public double weight(Wait wait, int lag) {
            double sum = 0;
            for (Map.Entry<String, LogNormal> each : laws.entrySet())
                if (!wait.owned().contains(each.getKey())) sum += on(wait, lag, each.getValue());
            return laws.isEmpty() ? ANY_DAY : sum;
        }

        @Override
        public Map<String, Double> shares(Wait wait, int lag, List<String> products) {
            Map<String, Double> shares = new TreeMap<>();
            for (String each : products)
                shares.put(each, laws.containsKey(each) ? on(wait, lag, laws.get(each)) : ANY_DAY);
            return shares;
        }

        private static double on(Wait wait, int lag, LogNormal law) {
            long day = wait.last().toEpochDay() + lag - wait.since().toEpochDay();
            return law.survival(day) - law.survival(day + 1.0);
        }
    }
}
