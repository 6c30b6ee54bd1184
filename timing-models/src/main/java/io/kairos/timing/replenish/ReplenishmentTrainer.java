package io.kairos.timing.replenish;

import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Fits {@link ReplenishmentModel} on one thread, without randomness: which customers enter and which judge the experts follows
 * from a hash of their key.
 */
public final class ReplenishmentTrainer {

    private static final int MIN_EVENTS = 20;
    private static final int MIN_TO_SPLIT = 200;
    private static final double RIDGE = 3;

    private final PurchaseDays known;
    private final LocalDate asOf;
    private final List<Warning> warnings = new ArrayList<>();

    private ReplenishmentTrainer(PurchaseDays known, LocalDate asOf) {
        this.known = known;
        this.asOf = asOf;
    }

    /**
     * @param purchases of all customers, also of those who bought once: without them the model believes that all come back
     * @param asOf last day that is known; nothing after it is read, and who has not bought again by its end is censored
     * @param productType names the model
     * @param source of the data, with licence
     * @throws ModelFitException if there are too few repeat purchases
     */
    public static ReplenishmentFit fit(PurchaseDays purchases, LocalDate asOf, String productType, String source) {
        return new ReplenishmentTrainer(purchases.upTo(asOf), asOf).fit(productType, source);
    }

    private ReplenishmentFit fit(String productType, String source) {
        if (known.byCustomer().isEmpty())
            throw new ModelFitException("there is no purchase up to " + asOf + "; choose a later day");
        List<GapCase> all = GapCase.of(known, asOf, 0, day -> true);
        List<GapCase> regular = cases(all, ReplenishmentModel.ESTABLISHED, Integer.MAX_VALUE);
        List<GapCase> fresh = cases(all, 0, ReplenishmentModel.ESTABLISHED - 1);
        long events = all.stream().filter(GapCase::bought).count();
        if (events < MIN_EVENTS)
            throw new ModelFitException("a model of repeat purchases needs " + MIN_EVENTS + " of them up to " + asOf
                    + ", found " + events + "; wait for more data or use the shipped model");
        if (events == all.size())
            warnings.add(new Warning(
                    "converters-only",
                    "every one of the " + events
                            + " waits ended in a purchase; add the customers who did not come back"));
        Typical typical = typical(known);
        if (few(regular)) {
            warnings.add(few("at least " + ReplenishmentModel.ESTABLISHED, "all customers"));
            regular = all;
        }
        HazardRows rows = HazardRows.of(regular, typical);
        HazardPool established = established(rows, typical);
        HazardPool newcomers = established;
        if (few(fresh)) warnings.add(few("fewer than " + ReplenishmentModel.ESTABLISHED, "the others"));
        else {
            RidgeLogistic fit = HazardRows.of(fresh, typical).fit(Expert.FULL, HazardRows.EVERYBODY, RIDGE);
            newcomers = HazardPool.only(Expert.FULL, fit.coefficients());
        }
        ReplenishmentModel model = ReplenishmentModel.of(
                productType,
                provenance(all, source),
                typical,
                established,
                newcomers,
                rows.events() < MIN_TO_SPLIT ? WindowChoice.POOL : window(established));
        return new ReplenishmentFit(model, report(rows, established));
    }

    /** Tried on the end of the period, with hazards fitted on what was known before. */
    private double window(HazardPool established) {
        LocalDate cut = asOf.minusDays(WindowChoice.TRIED_DAYS);
        PurchaseDays before = known.upTo(cut);
        List<GapCase> cases =
                cases(GapCase.of(before, cut, 0, day -> true), ReplenishmentModel.ESTABLISHED, Integer.MAX_VALUE);
        Typical typical = typical(before);
        HazardRows rows = HazardRows.of(cases, typical);
        if (rows.events() < MIN_TO_SPLIT) return WindowChoice.POOL;
        return WindowChoice.of(known, asOf, pool(rows, established.weights(), HazardRows.EVERYBODY), typical);
    }

    private static Typical typical(PurchaseDays known) {
        return Typical.of(known.byCustomer().values().stream()
                .filter(days -> days.size() >= ReplenishmentModel.ESTABLISHED)
                .map(days -> Rhythm.of(days, days.size()))
                .toList());
    }

    /** Experts fitted on half of the customers each, weighed on the other half, then fitted on everybody. */
    private HazardPool established(HazardRows rows, Typical typical) {
        List<Expert> experts = Expert.all();
        if (rows.events() < MIN_TO_SPLIT)
            return HazardPool.only(
                    Expert.RELATIVE,
                    rows.fit(Expert.RELATIVE, HazardRows.EVERYBODY, RIDGE).coefficients());
        List<double[]> likelihoods = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            HazardPool other = pool(rows, new double[experts.size()], 1 - half);
            for (GapCase each : rows.cases(half)) likelihoods.add(other.likelihoods(each, typical));
        }
        return pool(rows, HazardPool.weights(likelihoods, experts.size()), HazardRows.EVERYBODY);
    }

    private HazardPool pool(HazardRows rows, double[] weights, int half) {
        double[][] coefficients = new double[weights.length][DayColumns.COUNT];
        for (Expert expert : Expert.all())
            if (half != HazardRows.EVERYBODY || weights[expert.ordinal()] > 0)
                coefficients[expert.ordinal()] = rows.fit(expert, half, RIDGE).coefficients();
        return new HazardPool(weights, coefficients);
    }

    private Provenance provenance(Collection<GapCase> cases, String source) {
        List<String> rows = new ArrayList<>();
        known.byCustomer().forEach((customer, days) -> days.forEach(day -> rows.add(customer + "," + day)));
        return new Provenance(
                ReplenishmentModel.UNIT,
                known.firstDay().orElse(asOf),
                asOf,
                cases.size(),
                Fingerprint.of(rows),
                source);
    }

    private FitReport report(HazardRows rows, HazardPool pool) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        int parameters = 0;
        for (Expert expert : pool.used()) {
            estimates.put(
                    "weight of " + expert, new Estimate(pool.weights()[expert.ordinal()], OptionalDouble.empty()));
            parameters += expert.columns().length;
        }
        return new FitReport(
                ReplenishmentModel.KIND,
                rows.size(),
                rows.events(),
                rows.size() - rows.events(),
                0,
                rows.logLikelihood(pool),
                parameters + pool.used().size() - 1,
                estimates,
                rows.calibration(pool),
                warnings);
    }

    private static List<GapCase> cases(List<GapCase> all, int least, int most) {
        return all.stream()
                .filter(each -> each.rhythm().days() >= least && each.rhythm().days() <= most)
                .toList();
    }

    private static boolean few(List<GapCase> cases) {
        return cases.stream().filter(GapCase::bought).count() < MIN_EVENTS;
    }

    private static Warning few(String which, String instead) {
        return new Warning(
                "few-cases",
                "fewer than " + MIN_EVENTS + " repeat purchases of customers with " + which
                        + " purchase days: they share the coefficients of " + instead);
    }
}
