package io.kairos.timing.crosssell;

import io.kairos.timing.crosssell.Baskets.Entry;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.Numbers;
import io.kairos.timing.model.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** Fits {@link CrossSellModel}: no randomness, one thread. */
public final class CrossSellTrainer {

    private static final double[] HALF_LIVES = {5, 10, 20, 60};
    private static final double[] WEIGHTS = {0, 0.5};
    private static final int TRACKED = 500;
    private static final int KEPT_TARGETS = 150;
    private static final int LEAST_SUPPORT = 15;
    private static final double LEAST_LIFT = 0.15;
    private static final int JUDGED_DAYS = 90;
    private static final int LEAST_JUDGED = 100;
    private static final int TOP = 10;
    private static final double EARLIER = 1e-3;
    private static final int FEW = 20;

    private final TreeMap<LocalDate, List<Entry>> days;
    private final LocalDate asOf;

    private CrossSellTrainer(Baskets baskets, LocalDate asOf) {
        this.days = new TreeMap<>(baskets.byDay());
        days.tailMap(asOf, false).clear();
        this.asOf = asOf;
        if (days.isEmpty()) throw new ModelFitException("there is no basket up to " + asOf + "; choose a later day");
    }

    /** What the training period advises: half-life of demand in days, weight of transitions 0..1. */
    public record Settings(double halfLifeDays, double transitionWeight) {
        static final Settings USUAL = new Settings(7, 0);

        public Settings {
            if (!(halfLifeDays > 0) || Double.isInfinite(halfLifeDays))
                throw new IllegalArgumentException("halfLifeDays must be positive and finite, was " + halfLifeDays);
            if (!(transitionWeight >= 0 && transitionWeight <= 1))
                throw new IllegalArgumentException("transitionWeight must lie in 0..1, was " + transitionWeight);
        }
    }

    /**
     * @param asOf last day that is known; nothing after it is read
     * @param productType names the model
     * @param source of the data, with licence
     */
    public static CrossSellFit fit(Baskets baskets, LocalDate asOf, String productType, String source) {
        CrossSellTrainer trainer = new CrossSellTrainer(baskets, asOf);
        Settings settings = trainer.chosen();
        CrossSellModel model = trainer.model(settings, productType, source);
        return new CrossSellFit(model, trainer.report(settings));
    }

    /** Products tracked for their transitions: those most bought in these days. */
    static List<String> tracked(Map<LocalDate, List<Entry>> days) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        days.values()
                .forEach(entries -> entries.forEach(
                        entry -> entry.basket().products().forEach(each -> counts.merge(each, 1, Integer::sum))));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(TRACKED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Settings chosen() {
        LocalDate until = asOf.minusDays(CrossSellModel.LATEST);
        LocalDate from = until.minusDays(JUDGED_DAYS);
        Map<String, TreeMap<LocalDate, Basket>> future = byCustomer();
        double[][] hits = new double[HALF_LIVES.length][WEIGHTS.length];
        int judged = 0;
        Discoveries discoveries = new Discoveries(HALF_LIVES, tracked(days));
        for (Map.Entry<LocalDate, List<Entry>> day : days.headMap(until, true).entrySet()) {
            discoveries.add(day.getKey(), day.getValue());
            if (day.getKey().isBefore(from)) continue;
            List<ItemScores> scores = new ArrayList<>();
            for (int h = 0; h < HALF_LIVES.length; h++)
                scores.add(new ItemScores(discoveries.shares(h), discoveries::lift, 0));
            for (Entry entry : day.getValue()) {
                Set<String> owned = discoveries.owned(entry.customer());
                Set<String> targets =
                        targets(future.getOrDefault(entry.customer(), new TreeMap<>()), day.getKey(), owned);
                if (targets.isEmpty()) continue;
                judged++;
                for (int h = 0; h < HALF_LIVES.length; h++)
                    for (int w = 0; w < WEIGHTS.length; w++)
                        hits[h][w] += hit(scores.get(h).withWeight(WEIGHTS[w]), entry, owned, targets);
            }
        }
        return judged < LEAST_JUDGED ? Settings.USUAL : best(hits);
    }

    private static Settings best(double[][] hits) {
        Settings best = Settings.USUAL;
        double most = -1;
        for (int h = 0; h < HALF_LIVES.length; h++)
            for (int w = 0; w < WEIGHTS.length; w++)
                if (hits[h][w] > most) {
                    most = hits[h][w];
                    best = new Settings(HALF_LIVES[h], WEIGHTS[w]);
                }
        return best;
    }

    /** 1 for a hit among the first ten, and a trifle for an early one, which decides between settings that hit as often. */
    private static double hit(ItemScores scores, Entry entry, Set<String> owned, Set<String> targets) {
        List<Ranked> ranked = scores.rank(entry.basket().products(), owned, TOP);
        for (int i = 0; i < ranked.size(); i++)
            if (targets.contains(ranked.get(i).product())) return 1 + EARLIER / (i + 1);
        return 0;
    }

    private Map<String, TreeMap<LocalDate, Basket>> byCustomer() {
        Map<String, TreeMap<LocalDate, Basket>> own = new HashMap<>();
        days.forEach((day, entries) -> entries.forEach(entry ->
                own.computeIfAbsent(entry.customer(), unseen -> new TreeMap<>()).put(day, entry.basket())));
        return own;
    }

    /** Products bought 8 to 42 days after the day that she did not own. */
    static Set<String> targets(TreeMap<LocalDate, Basket> own, LocalDate day, Set<String> owned) {
        Set<String> targets = new HashSet<>();
        own.subMap(day.plusDays(CrossSellModel.EARLIEST), true, day.plusDays(CrossSellModel.LATEST), true)
                .values()
                .forEach(basket -> targets.addAll(basket.products()));
        targets.removeAll(owned);
        return targets;
    }

    private CrossSellModel model(Settings settings, String productType, String source) {
        List<String> tracked = tracked(days);
        Discoveries discoveries = new Discoveries(new double[] {settings.halfLifeDays}, tracked);
        days.forEach(discoveries::add);
        ModelFile file = new ModelFile()
                .put("kind", CrossSellModel.KIND)
                .put("product-type", productType)
                .put(provenance(source))
                .put("half-life-days", Numbers.format(settings.halfLifeDays))
                .put("transition-weight", Numbers.format(settings.transitionWeight))
                .put("hazard", lags().hazard());
        List<Ranked> ranked =
                new ItemScores(discoveries.shares(0), (from, to) -> 1, 0).rank(List.of(), Set.of(), Integer.MAX_VALUE);
        for (Ranked each : ranked) CrossSellModel.demand(file, each.product(), each.share());
        if (settings.transitionWeight > 0)
            for (Ranked to : ranked.subList(0, Math.min(KEPT_TARGETS, ranked.size())))
                for (String from : tracked) {
                    double lift = discoveries.lift(from, to.product());
                    if (discoveries.support(from, to.product()) >= LEAST_SUPPORT && Math.abs(lift - 1) >= LEAST_LIFT)
                        CrossSellModel.lift(file, from, to.product(), lift);
                }
        return CrossSellModel.of(file);
    }

    private FitReport report(Settings settings) {
        LagTable lags = lags();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        estimates.put("half-life of demand, days", new Estimate(settings.halfLifeDays, OptionalDouble.empty()));
        estimates.put("weight of transitions", new Estimate(settings.transitionWeight, OptionalDouble.empty()));
        estimates.put(
                "P(something new on day " + CrossSellModel.EARLIEST + " to " + CrossSellModel.LATEST + ")",
                lags.chance(CrossSellModel.EARLIEST, CrossSellModel.LATEST));
        List<Warning> warnings = new ArrayList<>();
        if (lags.events() < FEW)
            warnings.add(new Warning(
                    "few-cases",
                    "only " + lags.events()
                            + " purchases of something new: the hazard is mostly the prior of one day in a "
                            + "hundred; wait for more"));
        boolean all = byCustomer().values().stream().allMatch(CrossSellTrainer::broadened);
        if (all)
            warnings.add(new Warning(
                    "converters-only", "every customer bought something new later; add those who bought only once"));
        return new FitReport(
                CrossSellModel.KIND,
                lags.waits(),
                lags.events(),
                lags.waits() - lags.events(),
                0,
                lags.logLikelihood(),
                LagTable.LONGEST + 2,
                estimates,
                lags.calibration(),
                warnings);
    }

    /** Whether a later basket holds what the first did not. */
    private static boolean broadened(TreeMap<LocalDate, Basket> own) {
        Set<String> first = own.firstEntry().getValue().products();
        return own.values().stream().anyMatch(later -> !first.containsAll(later.products()));
    }

    private LagTable lags() {
        LagTable lags = new LagTable();
        byCustomer().values().forEach(own -> {
            Set<String> owned = new HashSet<>();
            for (Map.Entry<LocalDate, Basket> each : own.entrySet()) {
                owned.addAll(each.getValue().products());
                LocalDate next = own.tailMap(each.getKey(), false).entrySet().stream()
                        .filter(later -> !owned.containsAll(later.getValue().products()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(LocalDate.MAX);
                boolean came = !next.equals(LocalDate.MAX);
                lags.add(
                        (int) ((came ? next : asOf).toEpochDay() - each.getKey().toEpochDay()), came);
            }
        });
        return lags;
    }

    private Provenance provenance(String source) {
        List<String> rows = new ArrayList<>();
        days.values()
                .forEach(entries -> entries.forEach(entry ->
                        rows.add(entry.customer() + "," + entry.basket().day() + ","
                                + String.join(" ", entry.basket().products()))));
        return new Provenance("P1D", days.firstKey(), asOf, rows.size(), Fingerprint.of(rows), source);
    }
}
