package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentFit;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.replenish.ReplenishmentTrainer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The time to the next purchase of what is bought again and again. A need of such a product type opens with one purchase and
 * is won by the next, so its ends are purchase days; who has not bought again is censored. Every wait in the period is scored:
 * {@code −ln P(that day)} where it ended, {@code −ln P(none)} where it did not.
 */
final class ReplenishedRecipe implements Recipe<NextPurchase> {
    private static final double LEAST = 1e-12;
    private static final double USUAL_GAP = 30;
    private static final double SECONDS_PER_DAY = 86_400;

    @Override
    public String family() {
        return "rhythm";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("replenishment-hazard");
    }

    @Override
    public boolean suits(ProductType type) {
        return type.cycle() == Cycle.REPLENISHED;
    }

    @Override
    public Trained<NextPurchase> fit(Past past, String productType, RetrainingSettings settings) {
        SortedMap<String, List<LocalDate>> days = days(past);
        Refusals.requirePurchases(days.values().stream().mapToInt(List::size).sum() - days.size(), settings);
        try {
            ReplenishmentFit fit = ReplenishmentTrainer.fit(
                    new PurchaseDays(days), lastDay(past.known()), productType, Refusals.SOURCE);
            NextPurchase model = new NextPurchase.Fitted(fit.model());
            return new Trained<>(model, model.ref(), ModelText.of(fit.model()::writeTo), fit.report());
        } catch (ModelFitException failed) {
            throw Refusals.fit(failed);
        }
    }

    @Override
    public double[] score(NextPurchase model, Past past, Instant from) {
        LocalDate start = lastDay(from).plusDays(1);
        LocalDate end = lastDay(past.known());
        List<Double> scores = new ArrayList<>();
        days(past).values().forEach(days -> score(model, days, start, end, scores));
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void score(
            NextPurchase model, List<LocalDate> days, LocalDate start, LocalDate end, List<Double> scores) {
        LocalDate today = start;
        for (int i = 1; i <= days.size(); i++) {
            List<LocalDate> before = days.subList(0, i);
            LocalDate last = before.get(i - 1);
            if (last.isAfter(end)) return;
            today = last.isBefore(today) ? today : last.plusDays(1);
            boolean ended = i < days.size() && !days.get(i).isAfter(end);
            if ((ended && days.get(i).isBefore(start)) || today.isAfter(end)) continue;
            double probability =
                    ended ? model.on(before, today, days.get(i)) : model.noneBefore(before, today, end.plusDays(1));
            scores.add(-Math.log(Math.max(probability, LEAST)));
        }
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        List<Double> gaps = new ArrayList<>();
        LocalDate start = from.equals(Instant.MIN) ? LocalDate.MIN : lastDay(from);
        days(past).values().forEach(days -> {
            for (int i = 1; i < days.size(); i++)
                if (days.get(i).isAfter(start))
                    gaps.add((double) ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        });
        return new DriftSample(Map.of(
                "daysBetweenPurchases",
                gaps.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    @Override
    public NextPurchase inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return models.replenished(productType)
                .<NextPurchase>map(NextPurchase.Fitted::new)
                .orElseGet(() -> new NextPurchase.OwnMedian(
                        type.flatMap(known -> known.messaging().cadence().typicalGap())
                                .map(gap -> Math.max(1, gap.toSeconds() / SECONDS_PER_DAY))
                                .orElse(USUAL_GAP)));
    }

    @Override
    public TimingModels with(TimingModels models, String productType, NextPurchase model) {
        return model instanceof NextPurchase.Fitted fitted
                ? models.withReplenished(productType, fitted.model())
                : models;
    }

    @Override
    public ModelRef ref(NextPurchase model) {
        return model.ref();
    }

    @Override
    public NextPurchase read(String text) throws IOException {
        return new NextPurchase.Fitted(ReplenishmentModel.read(ModelText.stream(text)));
    }

    /** The last day that is over. */
    private static LocalDate lastDay(Instant known) {
        return LocalDate.ofInstant(known, ZoneOffset.UTC).minusDays(1);
    }

    /** Purchase days of each customer, rising; none after the last day that is over. */
    private static SortedMap<String, List<LocalDate>> days(Past past) {
        LocalDate last = lastDay(past.known());
        SortedMap<String, TreeSet<LocalDate>> sets = new TreeMap<>();
        for (PastNeed need : past.needs()) {
            TreeSet<LocalDate> days = sets.computeIfAbsent(need.customer().toString(), unseen -> new TreeSet<>());
            days.add(LocalDate.ofInstant(need.opened(), need.place()));
            need.bought().ifPresent(at -> days.add(LocalDate.ofInstant(at, need.place())));
        }
        SortedMap<String, List<LocalDate>> all = new TreeMap<>();
        sets.forEach((customer, days) -> {
            List<LocalDate> known = List.copyOf(days.headSet(last, true));
            if (!known.isEmpty()) all.put(customer, known);
        });
        return all;
    }
}
