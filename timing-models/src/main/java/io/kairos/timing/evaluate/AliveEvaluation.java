package io.kairos.timing.evaluate;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentFit;
import io.kairos.timing.replenish.ReplenishmentTrainer;
import io.kairos.timing.replenish.rate.RateFamily;
import io.kairos.timing.replenish.rate.RateFit;
import io.kairos.timing.replenish.rate.RateModel;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Protocol R1: at the cut, P(a purchase within so many days) for every customer seen so far, by BG/NBD on weeks up to the cut,
 * by BG/CNBD-k with k from the data, by the replenishment hazards, and by the mean log-odds of the last two.
 */
public final class AliveEvaluation {

    private static final double DAYS_PER_WEEK = 7;

    private AliveEvaluation() {}

    /**
     * @param data a file {@link PurchaseDays#read} understands
     * @param cut last day the models may learn from
     * @param horizons days after the cut, each 1 or more; the file must reach that far
     */
    public record Options(Path data, LocalDate cut, List<Integer> horizons) {
        public Options {
            horizons = List.copyOf(horizons);
            if (horizons.isEmpty())
                throw new IllegalArgumentException("horizons must name at least one number of days");
            for (int days : horizons)
                if (days < 1) throw new IllegalArgumentException("a horizon must be 1 day or more, was " + days);
        }
    }

    public static Metrics run(Options options) throws IOException {
        PurchaseDays purchases = PurchaseDays.read(CsvRows.read(options.data()));
        LocalDate cut = options.cut();
        GapEvaluation.requirePast(purchases, cut);
        requireFuture(purchases, options);
        List<List<LocalDate>> known =
                List.copyOf(purchases.upTo(cut).byCustomer().values());
        List<List<LocalDate>> all = purchases.upTo(cut).byCustomer().keySet().stream()
                .map(customer -> purchases.byCustomer().getOrDefault(customer, List.of()))
                .toList();
        List<RepeatHistory> histories =
                known.stream().map(days -> RepeatHistory.of(days, cut)).toList();
        RateFit plain = RateFit.of(RateFamily.BG_CNBD, 1, histories);
        RateFit regular = RateFit.chosen(RateFamily.BG_CNBD, histories);
        ReplenishmentFit hazards = ReplenishmentTrainer.fit(purchases, cut, "evaluated", "the file evaluated");
        int longest = options.horizons().stream().mapToInt(each -> each).max().orElseThrow();
        List<double[]> survival = known.stream()
                .map(days -> {
                    var gap = hazards.model().predict(days, cut.plusDays(1), longest);
                    double[] still = new double[longest + 1];
                    for (int d = 0; d <= longest; d++) still[d] = gap.survival(cut.plusDays(1L + d));
                    return still;
                })
                .toList();
        Metrics metrics = new Metrics()
                .put("n", (long) known.size())
                .put("bg_nbd", GapEvaluation.fit(plain.report()))
                .put("regular", GapEvaluation.fit(regular.report()))
                .put("hazards", GapEvaluation.fit(hazards.report()));
        for (int days : options.horizons()) {
            boolean[] bought = bought(all, cut, days);
            double[] rate = rate(regular.model(), histories, days);
            double[] hazard =
                    survival.stream().mapToDouble(each -> 1 - each[days]).toArray();
            metrics.put(
                    "horizon_" + days,
                    new Metrics()
                            .put("actual_rate", share(bought))
                            .put(
                                    "base_rate_in_sample",
                                    AliveScores.of(AliveScores.constant(share(bought), bought.length), bought))
                            .put("naive_rate", AliveScores.of(naive(histories, days), bought))
                            .put("bg_nbd", AliveScores.of(rate(plain.model(), histories, days), bought))
                            .put("bg_cnbd_k", AliveScores.of(rate, bought))
                            .put("replenishment_hazards", AliveScores.of(hazard, bought))
                            .put("blend", AliveScores.of(meanOdds(rate, hazard), bought)));
        }
        return metrics;
    }

    private static void requireFuture(PurchaseDays purchases, Options options) {
        LocalDate last = purchases.lastDay().orElse(options.cut());
        for (int days : options.horizons())
            if (options.cut().plusDays(days).isAfter(last))
                throw new IllegalArgumentException(
                        "horizon " + days + " reaches " + options.cut().plusDays(days) + ", but the file ends on "
                                + last + "; choose an earlier cut or a shorter horizon");
    }

    private static boolean[] bought(List<List<LocalDate>> customers, LocalDate cut, int days) {
        boolean[] bought = new boolean[customers.size()];
        for (int i = 0; i < bought.length; i++)
            bought[i] = customers.get(i).stream().anyMatch(day -> day.isAfter(cut) && !day.isAfter(cut.plusDays(days)));
        return bought;
    }

    private static double[] rate(RateModel model, List<RepeatHistory> histories, int days) {
        return histories.stream()
                .mapToDouble(each -> model.buysWithin(each, days / DAYS_PER_WEEK))
                .toArray();
    }

    /** Repeats over time under watch, for ever. */
    private static double[] naive(List<RepeatHistory> histories, int days) {
        return histories.stream()
                .mapToDouble(each ->
                        each.age() > 0 ? -StrictMath.expm1(-each.repeats() / each.age() * days / DAYS_PER_WEEK) : 0)
                .toArray();
    }

    private static double[] meanOdds(double[] one, double[] other) {
        double[] mean = new double[one.length];
        for (int i = 0; i < mean.length; i++) mean[i] = 1 / (1 + StrictMath.exp(-(odds(one[i]) + odds(other[i])) / 2));
        return mean;
    }

    private static double odds(double p) {
        double inside = Math.max(1e-9, Math.min(1 - 1e-9, p));
        return StrictMath.log(inside / (1 - inside));
    }

    private static double share(boolean[] bought) {
        double count = 0;
        for (boolean each : bought) if (each) count++;
        return count / bought.length;
    }
}
