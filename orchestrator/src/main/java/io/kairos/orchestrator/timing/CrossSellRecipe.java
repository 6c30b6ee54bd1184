package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.DerivedMoment;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.moment.Orders.Bought;
import io.kairos.timing.TimingModels;
import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.Baskets;
import io.kairos.timing.crosssell.CrossSellFit;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.CrossSellTrainer;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What customers buy in the weeks after a purchase, and when: the derived products of a product type whose lags are guesses. Each purchase of
 * something new within the period, at most {@value NextOffer#LONGEST} days after the last, is scored: {@code −ln P(that day | some day) −
 * ln P(that product)}, the mean over products bought together. A little of each day and product is kept for surprises.
 */
final class CrossSellRecipe implements Recipe<NextOffer> {
    private static final double SURPRISE = 0.01;

    @Override
    public String family() {
        return "cross-sell";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("cross-sell");
    }

    @Override
    public boolean suits(ProductType type) {
        return type.afterPurchase().stream()
                .flatMap(after -> after.products().stream())
                .anyMatch(product -> product.moment() instanceof DerivedMoment.Lag);
    }

    @Override
    public Past read(PastReader past, String productType, Instant asOf) {
        return past.orders(productType, asOf);
    }

    @Override
    public void requireHonest(Past all) {
        var customers = baskets(all).byCustomer().values();
        if (customers.size() > 1
                && customers.stream()
                        .allMatch(own -> own.size() > 1 && !news(own).isEmpty()))
            throw Refusals.convertersOnly(customers.size());
    }

    @Override
    public Trained<NextOffer> fit(Past past, String productType, RetrainingSettings settings) {
        Baskets baskets = baskets(past);
        Refusals.requirePurchases(
                baskets.byCustomer().values().stream()
                        .mapToInt(own -> news(own).size())
                        .sum(),
                settings);
        try {
            CrossSellFit fit = CrossSellTrainer.fit(baskets, lastDay(past.known()), productType, Refusals.SOURCE);
            return new Trained<>(
                    new NextOffer.Fitted(fit.model()),
                    fit.model().ref(),
                    ModelText.of(fit.model()::writeTo),
                    fit.report());
        } catch (ModelFitException failed) {
            throw Refusals.fit(failed);
        }
    }

    @Override
    public double[] score(NextOffer model, Past past, Instant from) {
        Baskets baskets = baskets(past);
        Set<String> known = new TreeSet<>();
        baskets.byCustomer().values().forEach(own -> own.forEach(each -> known.addAll(each.products())));
        LocalDate start = lastDay(from);
        return baskets.byCustomer().values().stream()
                .flatMap(own -> news(own).stream())
                .filter(news -> news.day().isAfter(start))
                .mapToDouble(news -> score(model, news, known))
                .toArray();
    }

    private static double score(NextOffer model, News news, Set<String> known) {
        double total = 0;
        for (int lag = 1; lag <= NextOffer.LONGEST; lag++) total += model.weight(news.before(), lag);
        double when = total > 0 ? model.weight(news.before(), news.lag()) / total : 0;
        List<String> open = known.stream()
                .filter(product -> !news.before().owned().contains(product))
                .toList();
        Map<String, Double> shares = model.shares(news.before(), news.lag(), open);
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double what = 0;
        for (String product : news.products()) {
            double share = sum > 0 ? shares.getOrDefault(product, 0.0) / sum : 0;
            what -= Math.log(SURPRISE / open.size() + (1 - SURPRISE) * share);
        }
        return what / news.products().size() - Math.log(SURPRISE / NextOffer.LONGEST + (1 - SURPRISE) * when);
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        LocalDate start = from.equals(Instant.MIN) ? LocalDate.MIN : lastDay(from);
        return new DriftSample(Map.of(
                "daysToSomethingNew",
                baskets(past).byCustomer().values().stream()
                        .flatMap(own -> news(own).stream())
                        .filter(news -> news.day().isAfter(start))
                        .mapToDouble(News::lag)
                        .toArray()));
    }

    @Override
    public NextOffer inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return models.crossSell(productType)
                .<NextOffer>map(NextOffer.Fitted::new)
                .orElseGet(() -> NextOffer.Guessed.of(type));
    }

    @Override
    public TimingModels with(TimingModels models, String productType, NextOffer model) {
        return model instanceof NextOffer.Fitted fitted ? models.withCrossSell(productType, fitted.model()) : models;
    }

    @Override
    public ModelRef ref(NextOffer model) {
        return model.ref();
    }

    @Override
    public NextOffer read(String text) throws IOException {
        return new NextOffer.Fitted(CrossSellModel.read(ModelText.stream(text)));
    }

    /** A purchase of something new, and what was known before. */
    private record News(NextOffer.Wait before, LocalDate day, Set<String> products) {
        int lag() {
            return (int) (day.toEpochDay() - before.last().toEpochDay());
        }
    }

    private static List<News> news(List<Basket> own) {
        List<News> news = new ArrayList<>();
        Set<String> owned = new HashSet<>(own.get(0).products());
        for (int i = 1; i < own.size(); i++) {
            Basket last = own.get(i - 1);
            Basket basket = own.get(i);
            Set<String> fresh = new TreeSet<>(basket.products());
            fresh.removeAll(owned);
            var before = new NextOffer.Wait(own.get(0).day(), last.day(), last.products(), owned);
            News each = new News(before, basket.day(), fresh);
            if (!fresh.isEmpty() && each.lag() <= NextOffer.LONGEST) news.add(each);
            owned.addAll(fresh);
        }
        return news;
    }

    /** The last day that is over. */
    private static LocalDate lastDay(Instant known) {
        return LocalDate.ofInstant(known, ZoneOffset.UTC).minusDays(1);
    }

    private static Baskets baskets(Past past) {
        LocalDate last = lastDay(past.known());
        TreeMap<String, TreeMap<LocalDate, Set<String>>> days = new TreeMap<>();
        for (Bought each : past.orders())
            if (!each.day().isAfter(last))
                days.computeIfAbsent(each.customer().toString(), unseen -> new TreeMap<>())
                        .computeIfAbsent(each.day(), unseen -> new TreeSet<>())
                        .add(each.product());
        TreeMap<String, List<Basket>> baskets = new TreeMap<>();
        days.forEach((customer, own) -> {
            List<Basket> list = new ArrayList<>();
            own.forEach((day, products) -> list.add(new Basket(day, products)));
            baskets.put(customer, list);
        });
        return new Baskets(baskets);
    }
}
