package io.kairos.timing.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.replenish.GapDistribution;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentFit;
import io.kairos.timing.replenish.ReplenishmentTrainer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * Protocol R2: fits the replenishment model on what was known at the cut, then foretells, on every purchase day after the cut of
 * a customer with two earlier ones, the gap to the next. Log score on all origins, the rest on those followed for 90 days.
 * {@code net_value}: at most three messages in 90 days, a message seen Δ days before the purchase pays 2^(−Δ/7), less 0.03 each
 * sent.
 */
public final class GapEvaluation {

    private static final int LOOK_AHEAD = 365;

    private GapEvaluation() {}

    /**
     * @param data a file {@link PurchaseDays#read} understands
     * @param cut last day the model may learn from
     * @param end last day of the data, after the cut
     * @param out gets one row an origin: {@code customer,origin,send,median,q10,q90}, all in days after the origin; a share
     *     that does not buy within a year shows as 366
     */
    public record Options(Path data, LocalDate cut, LocalDate end, Path out) {
        public Options {
            if (!end.isAfter(cut))
                throw new IllegalArgumentException("the end must come after the cut, were " + end + " and " + cut);
        }
    }

    public static Metrics run(Options options) throws IOException {
        PurchaseDays purchases = PurchaseDays.read(CsvRows.read(options.data()));
        requirePast(purchases, options.cut());
        List<GapOrigin> origins = GapOrigin.after(options.cut(), options.end(), purchases);
        if (origins.isEmpty())
            throw new IllegalArgumentException("no customer with two earlier purchase days bought between "
                    + options.cut() + " and " + options.end() + "; choose an earlier cut or a later end");
        ReplenishmentFit fit = ReplenishmentTrainer.fit(purchases, options.cut(), "evaluated", "the file evaluated");
        GapScores model = new GapScores();
        GapScores naive = new GapScores();
        double immediate = 0;
        double median = 0;
        try (Writer out = Files.newBufferedWriter(options.out(), UTF_8)) {
            out.write("customer,origin,send,median,q10,q90\n");
            for (GapOrigin origin : origins) {
                GapDistribution gap = fit.model().predict(origin.history(), origin.day(), LOOK_AHEAD);
                double[] survival = survival(gap);
                LocalDate window = fit.model().bestWindow(origin.history(), origin.day(), GapScores.WINDOW);
                int send = (int) ChronoUnit.DAYS.between(origin.day(), window);
                model.add(origin, send, survival);
                naive.add(origin, 1, exponential(origin));
                write(out, origin, send, survival);
                if (origin.followed() < GapScores.FOLLOW_UP) continue;
                if (GapScores.catches(1, origin)) immediate++;
                if (GapScores.catches(Math.max(1, medianGap(origin) - 3), origin)) median++;
            }
        }
        double followed = Math.max(1, model.followed());
        return new Metrics()
                .put("n_test", (long) origins.size())
                .put("n_fu", (long) model.followed())
                .put("model", model.metrics())
                .put("naive_mean_gap_exponential", naive.metrics())
                .put("hit7_immediate", immediate / followed)
                .put("hit7_median_gap_less_3_days", median / followed)
                .put("fit", fit(fit.report()));
    }

    static void requirePast(PurchaseDays purchases, LocalDate cut) {
        if (purchases.byCustomer().isEmpty())
            throw new IllegalArgumentException("the file holds no purchase of a known customer");
        if (purchases.upTo(cut).byCustomer().isEmpty())
            throw new IllegalArgumentException("no purchase on or before the cut " + cut + "; the file begins on "
                    + purchases.firstDay().orElseThrow() + ": choose a later cut");
    }

    static Metrics fit(FitReport report) {
        Metrics metrics = new Metrics()
                .put("model", report.model())
                .put("rows", (long) report.rows())
                .put("events", (long) report.events())
                .put("loglik", report.logLikelihood())
                .put("aic", report.aic());
        report.estimates().forEach((name, estimate) -> metrics.put(name, estimate.value()));
        report.warnings().forEach(warning -> metrics.put("warning_" + warning.code(), warning.text()));
        return metrics;
    }

    private static double[] survival(GapDistribution gap) {
        double[] survival = new double[gap.horizon() + 1];
        survival[0] = 1;
        for (int d = 1; d < survival.length; d++)
            survival[d] = gap.survival(gap.first().plusDays(d));
        return survival;
    }

    /** Memoryless with the customer's own mean gap. */
    private static double[] exponential(GapOrigin origin) {
        double span = origin.day().toEpochDay() - origin.history().get(0).toEpochDay();
        double mean = span / (origin.history().size() - 1);
        double[] survival = new double[LOOK_AHEAD + 1];
        for (int d = 0; d < survival.length; d++) survival[d] = StrictMath.exp(-d / mean);
        return survival;
    }

    private static int medianGap(GapOrigin origin) {
        int[] gaps = new int[origin.history().size() - 1];
        for (int i = 0; i < gaps.length; i++)
            gaps[i] = (int) (origin.history().get(i + 1).toEpochDay()
                    - origin.history().get(i).toEpochDay());
        Arrays.sort(gaps);
        return (int) Math.rint((gaps[(gaps.length - 1) / 2] + gaps[gaps.length / 2]) / 2.0);
    }

    private static void write(Writer out, GapOrigin origin, int send, double[] survival) throws IOException {
        out.write(origin.customer() + "," + origin.day() + "," + send + ","
                + GapScores.quantile(survival, 0.5) + "," + GapScores.quantile(survival, 0.1) + ","
                + GapScores.quantile(survival, 0.9) + "\n");
    }
}
