package io.kairos.timing;

import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.model.ModelRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to offer after a purchase, and what is foreseen of it: the hazard of a purchase with something new, by days since the last one.
 * Without a model the products keep the order given and each day counts the same.
 *
 * @param products to offer, the best first
 * @param mass P(the purchase falls on the day), from {@code first} to the last day on which an offer follows this purchase
 */
record FollowUp(
        Basket last, LocalDate opens, LocalDate first, double[] mass, List<Ranked> products, Outlook.Basis basis) {

    private static final int MOST_PRODUCTS = 5;
    private static final int MOST_NAMED = 3;

    /** A customer of whom no life table knows anything buys on one day in a hundred. */
    private static final double ANY_DAY = 0.01;

    private static final ModelRef RULE = new ModelRef("cross-sell/rule", "1");

    static FollowUp of(TimingModels models, Need.AfterPurchase need, TimingRequest request) {
        LocalDate today = LocalDate.ofInstant(request.now(), request.clock().zone());
        List<Basket> past = need.history().stream()
                .filter(each -> !each.day().isAfter(today))
                .toList();
        Basket last = past.stream()
                .max(Comparator.comparing(Basket::day))
                .orElseThrow(() -> new IllegalArgumentException(
                        "history must hold a basket on or before " + today + ", the day of the request"));
        Set<String> owned = new HashSet<>(need.unwanted());
        for (Basket each : past) owned.addAll(each.products());
        Optional<CrossSellModel> model = models.crossSell(need.productType());
        List<Ranked> products = products(model, need, last, owned);
        LocalDate opens = latest(last.day().plusDays(CrossSellModel.EARLIEST), need.ready());
        LocalDate first = latest(today, last.day().plusDays(1));
        double[] mass = mass(model, last.day(), first);
        FollowUp bare = new FollowUp(last, opens, first, mass, products, basis(model, last, products));
        return bare.refusal().isPresent() ? bare : bare.withChance();
    }

    private FollowUp withChance() {
        LocalDate from = latest(opens, first);
        double chance = 0;
        for (int i = (int) (from.toEpochDay() - first.toEpochDay()); i < mass.length; i++) chance += mass[i];
        List<Reason> facts = new ArrayList<>(basis.facts());
        facts.add(new Reason(
                "crosssell.chance",
                Map.of(
                        "from", from.toString(),
                        "latest", latest().toString(),
                        "chance", Params.number(chance))));
        Outlook.Basis told = new Outlook.Basis(basis.model(), basis.fallback(), basis.missing(), facts);
        return new FollowUp(last, opens, first, mass, products, told);
    }

    private static List<Ranked> products(
            Optional<CrossSellModel> model, Need.AfterPurchase need, Basket last, Set<String> owned) {
        List<String> offerable = need.offerable().stream()
                .distinct()
                .filter(each -> !owned.contains(each))
                .toList();
        List<Ranked> ranked;
        if (!need.offerable().isEmpty())
            ranked = model.map(known -> known.rankThese(last.products(), offerable))
                    .orElseGet(() ->
                            offerable.stream().map(each -> new Ranked(each, 0)).toList());
        else
            ranked = model.map(known -> known.rank(last.products(), owned, MOST_PRODUCTS))
                    .orElse(List.of());
        return ranked.subList(0, Math.min(MOST_PRODUCTS, ranked.size()));
    }

    private static double[] mass(Optional<CrossSellModel> model, LocalDate bought, LocalDate first) {
        int from = (int) Math.min(first.toEpochDay() - bought.toEpochDay(), CrossSellModel.LATEST + 1);
        double[] mass = new double[CrossSellModel.LATEST + 1 - from];
        double still = 1;
        for (int i = 0; i < mass.length; i++) {
            int lag = from + i;
            double hazard = model.map(known -> known.chance(lag, lag)).orElse(ANY_DAY);
            mass[i] = still * hazard;
            still *= 1 - hazard;
        }
        return mass;
    }

    private static Outlook.Basis basis(Optional<CrossSellModel> model, Basket last, List<Ranked> products) {
        List<Reason> facts = new ArrayList<>();
        String named = last.products().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String more = last.products().size() > MOST_NAMED ? ", …" : "";
        facts.add(new Reason(
                "crosssell.bought",
                Map.of("products", named + more, "day", last.day().toString())));
        if (!products.isEmpty()) facts.add(first(products.get(0)));
        return model.map(known -> new Outlook.Basis(known.ref(), Fallback.NONE, Set.of(), facts))
                .orElseGet(
                        () -> new Outlook.Basis(RULE, Fallback.STATIC_RULE, Set.of(Missing.PRODUCT_TYPE_MODEL), facts));
    }

    private static Reason first(Ranked product) {
        if (product.share() == 0) return new Reason("crosssell.given", Map.of("product", product.product()));
        return new Reason(
                "crosssell.first", Map.of("product", product.product(), "share", Params.number(product.share())));
    }

    /** Why nothing can be offered. */
    Optional<Reason> refusal() {
        if (products.isEmpty()) return Optional.of(new Reason("refuse.nothingToOffer", Map.of()));
        if (mass.length == 0 || opens.isAfter(latest()))
            return Optional.of(new Reason("refuse.followUpOver", Map.of("latest", latest().toString())));
        return Optional.empty();
    }

    TimingDecision refuse(TimingRequest request) {
        PredictedTiming nothing = new PredictedTiming(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), HazardClass.UNIMODAL);
        return Refusals.of(refusal().orElseThrow(), nothing, basis, request, request.now());
    }

    Outlook outlook(HourWeights weights, TimingRequest request) {
        ZoneId zone = request.clock().zone();
        Instant end = latest().plusDays(1).atStartOfDay(zone).toInstant();
        Instant opening = opens.atStartOfDay(zone).toInstant();
        Optional<Instant> from = opening.isAfter(request.now()) ? Optional.of(opening) : Optional.empty();
        return new Outlook(
                new Course(this, weights, request.now(), zone, from),
                request.now(),
                end,
                Optional.empty(),
                0,
                false,
                CivilDays.shape(mass),
                basis);
    }

    /** Last day on which an offer follows this purchase. */
    private LocalDate latest() {
        return last.day().plusDays(CrossSellModel.LATEST);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static final class Course extends CivilDays {
        private final Optional<Instant> opens;

        Course(FollowUp next, HourWeights weights, Instant now, ZoneId zone, Optional<Instant> opens) {
            super(weights, now, zone, next.first(), next.mass().clone());
            this.opens = opens;
        }

        @Override
        public Optional<Instant> opens() {
            return opens;
        }
    }
}
