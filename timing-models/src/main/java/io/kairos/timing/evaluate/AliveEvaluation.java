package io.kairos.timing.evaluate;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Protocol R1: at the cut, P(a purchase within so many days) for every customer seen so far, by BG/NBD on weeks up to the cut,
 * by BG/CNBD-k with k from the data, by the replenishment hazards, and by a blend of the last two, weighed by what would have foretold
 * the days before the cut best.
 */
public final class AliveEvaluation {

    private static final double DAYS_PER_WEEK = 7;
    private static final double EVEN = 0.5;

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
        AliveForecast now = new AliveForecast(purchases, cut);
        Metrics metrics = new Metrics()
                .put("n", (long) now.count())
                .put("bg_nbd", GapEvaluation.fit(now.plain().report()))
                .put("regular", GapEvaluation.fit(now.regular().report()))
                .put("hazards", GapEvaluation.fit(now.hazards().report()));
        for (int days : options.horizons()) {
            boolean[] bought = now.bought(days);
            double[] rate = now.regular(days);
            double[] hazard = now.hazards(days);
            double weight = weight(purchases.upTo(cut), cut.minusDays(days), days);
            double[] base = AliveScores.constant(share(bought), bought.length);
            metrics.put(
                    "horizon_" + days,
                    new Metrics()
                            .put("actual_rate", share(bought))
                            .put("base_rate_in_sample", AliveScores.of(base, bought))
                            .put("naive_rate", AliveScores.of(naive(now.histories(), days), bought))
                            .put("bg_nbd", AliveScores.of(now.plain(days), bought))
                            .put("bg_cnbd_k", AliveScores.of(rate, bought))
                            .put("replenishment_hazards", AliveScores.of(hazard, bought))
                            .put("blend_weight_of_hazards", weight)
                            .put("blend", AliveScores.of(Stacking.blend(rate, hazard, weight), bought)));
        }
        return metrics;
    }

    /** Learnt on the days before the cut from models of that time; half where the past is too short for them. */
    private static double weight(PurchaseDays known, LocalDate earlier, int days) {
        try {
            AliveForecast then = new AliveForecast(known, earlier);
            return Stacking.weight(then.regular(days), then.hazards(days), then.bought(days));
        } catch (IllegalArgumentException | ModelFitException tooShort) {
            return EVEN;
        }
    }

    private static void requireFuture(PurchaseDays purchases, Options options) {
        LocalDate last = purchases.lastDay().orElse(options.cut());
        for (int days : options.horizons())
            if (options.cut().plusDays(days).isAfter(last))
                throw new IllegalArgumentException(
                        "horizon " + days + " reaches " + options.cut().plusDays(days) + ", but the file ends on "
                                + last + "; choose an earlier cut or a shorter horizon");
    }

    /** Repeats over time under watch, for ever. */
    private static double[] naive(List<RepeatHistory> histories, int days) {
        return histories.stream()
                .mapToDouble(each ->
                        each.age() > 0 ? -StrictMath.expm1(-each.repeats() / each.age() * days / DAYS_PER_WEEK) : 0)
                .toArray();
    }

    private static double share(boolean[] bought) {
        double count = 0;
        for (boolean each : bought) if (each) count++;
        return count / bought.length;
    }
}
