package io.kairos.timing.evaluate;

import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.Baskets;
import io.kairos.timing.crosssell.Baskets.Entry;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.CrossSellTrainer;
import io.kairos.timing.crosssell.RollingDemand;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.data.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Protocol X1: after each purchase day past the cut that is followed for 42 days, ten products the customer never bought; a hit
 * where she buys one of them 8 to 42 days later, among those who buy anything new then. Settings are learnt up to the cut; demand
 * is counted up to the day of the origin, as a shop would. Beside it popularity over 28 days, and the chance
 * of anything new against what came.
 */
public final class CrossSellEvaluation {

    private static final int TOP = 10;
    private static final int POPULAR_DAYS = 28;

    private CrossSellEvaluation() {}

    /**
     * @param data columns {@code customer_id,day,product_id}
     * @param cut last day the settings may be learnt from
     * @param end last day of the data, at least 43 days after the cut
     */
    public record Options(Path data, LocalDate cut, LocalDate end) {
        public Options {
            if (!end.isAfter(cut.plusDays(CrossSellModel.LATEST)))
                throw new IllegalArgumentException("the end must come more than " + CrossSellModel.LATEST
                        + " days after the cut, were " + end + " and " + cut);
        }
    }

    public static Metrics run(Options options) throws IOException {
        Baskets baskets = Baskets.read(CsvRows.read(options.data()));
        CrossSellModel fitted = CrossSellTrainer.fit(baskets, options.cut(), "evaluated", "the file evaluated")
                .model();
        CrossSellTrainer.Settings settings = fitted.settings();
        LocalDate last = options.end().minusDays(CrossSellModel.LATEST);
        RollingDemand rolling = new RollingDemand(baskets, options.cut(), settings);
        TreeMap<LocalDate, List<Entry>> days = new TreeMap<>(baskets.byDay());
        double chance = fitted.chance(CrossSellModel.EARLIEST, CrossSellModel.LATEST);
        double[] hits = new double[2];
        int origins = 0;
        int followed = 0;
        for (Map.Entry<LocalDate, List<Entry>> day : days.headMap(last, true).entrySet()) {
            rolling.advance(day.getKey());
            if (!day.getKey().isAfter(options.cut())) continue;
            List<String> recent = popular(days, day.getKey().minusDays(POPULAR_DAYS - 1L), day.getKey());
            for (Entry entry : day.getValue()) {
                List<Basket> all = baskets.byCustomer().getOrDefault(entry.customer(), List.of());
                Set<String> owned = owned(all, day.getKey());
                Set<String> targets = targets(all, day.getKey(), options.end(), owned);
                origins++;
                if (targets.isEmpty()) continue;
                followed++;
                List<String> ranked = rolling.rank(entry.basket().products(), owned, TOP).stream()
                        .map(Ranked::product)
                        .toList();
                if (hit(ranked, Set.of(), targets)) hits[0]++;
                if (hit(recent, owned, targets)) hits[1]++;
            }
        }
        if (followed == 0)
            throw new IllegalArgumentException("nobody bought a new product 8 to 42 days after a purchase between "
                    + options.cut() + " and " + last + "; choose an earlier cut");
        return new Metrics()
                .put("origins", (long) origins)
                .put("origins_with_something_new", (long) followed)
                .put("share_with_something_new", followed / (double) origins)
                .put("chance_of_something_new_from_the_last_purchase", chance)
                .put("hit10", hits[0] / followed)
                .put("hit10_popular_28_days", hits[1] / followed)
                .put("half_life_days", settings.halfLifeDays())
                .put("transition_weight", settings.transitionWeight());
    }

    private static Set<String> owned(List<Basket> all, LocalDate day) {
        Set<String> owned = new HashSet<>();
        for (Basket each : all) if (!each.day().isAfter(day)) owned.addAll(each.products());
        return owned;
    }

    private static Set<String> targets(List<Basket> all, LocalDate day, LocalDate end, Set<String> owned) {
        Set<String> targets = new HashSet<>();
        for (Basket each : all)
            if (!each.day().isBefore(day.plusDays(CrossSellModel.EARLIEST))
                    && !each.day().isAfter(day.plusDays(CrossSellModel.LATEST))
                    && !each.day().isAfter(end)) targets.addAll(each.products());
        targets.removeAll(owned);
        return targets;
    }

    private static boolean hit(List<String> ranked, Set<String> owned, Set<String> targets) {
        int shown = 0;
        for (String product : ranked) {
            if (owned.contains(product)) continue;
            if (targets.contains(product)) return true;
            if (++shown == TOP) return false;
        }
        return false;
    }

    private static List<String> popular(TreeMap<LocalDate, List<Entry>> days, LocalDate from, LocalDate to) {
        Map<String, Integer> counts = new HashMap<>();
        days.subMap(from, true, to, true)
                .values()
                .forEach(entries -> entries.forEach(
                        entry -> entry.basket().products().forEach(each -> counts.merge(each, 1, Integer::sum))));
        List<String> products = new ArrayList<>(counts.keySet());
        products.sort(Comparator.comparingInt((String each) -> -counts.getOrDefault(each, 0))
                .thenComparing(each -> each));
        return products;
    }
}
