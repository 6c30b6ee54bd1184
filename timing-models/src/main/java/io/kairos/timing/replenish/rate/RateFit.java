package io.kairos.timing.replenish.rate;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Maximum likelihood of the rate models. Alike histories are counted once; parameters are searched as logarithms from
 * several seeded starts, in weeks, so that neither the size of the data nor the unit decides whether it converges.
 *
 * @param model with the estimates
 * @param report says by a {@code boundary} warning when the data cannot tell a parameter from 0 or infinity; its numbers stay
 *     finite
 */
public record RateFit(RateModel model, FitReport report) {

    private static final int MOST_REGULAR = 12;
    private static final double NEXT_TO_ZERO = 0.02;
    private static final double NEXT_TO_INFINITY = 1_000;

    /** Fits one family at regularity k, which only the CNBD families use. */
    public static RateFit of(RateFamily family, int k, Collection<RepeatHistory> customers) {
        return of(family, k, counted(customers));
    }

    /**
     * Chooses the regularity too: k rises from 1 while the likelihood does. Source: Platzer, Reutterer 2016, section 3.
     */
    public static RateFit chosen(RateFamily family, Collection<RepeatHistory> customers) {
        Map<RepeatHistory, Integer> counted = counted(customers);
        RateFit best = of(family, 1, counted);
        if (family != RateFamily.BG_CNBD && family != RateFamily.MBG_CNBD) return best;
        for (int k = 2; k <= MOST_REGULAR; k++) {
            RateFit next = of(family, k, counted);
            if (next.report.logLikelihood() <= best.report.logLikelihood()) return best;
            best = next;
        }
        return best;
    }

    private static RateFit of(RateFamily family, int k, Map<RepeatHistory, Integer> counted) {
        Maximum maximum = Maximum.of(at -> logLikelihood(family, k, at, counted), start(family, k, counted));
        if (!Double.isFinite(maximum.value()))
            throw new ModelFitException(family.label(k) + " did not converge; check the histories for outliers");
        RateModel model = family.model(k, maximum.parameters());
        return new RateFit(model, report(family, k, maximum, counted));
    }

    private static double logLikelihood(RateFamily family, int k, double[] at, Map<RepeatHistory, Integer> counted) {
        double[] values = new double[at.length];
        for (int i = 0; i < at.length; i++) values[i] = StrictMath.exp(at[i]);
        RateModel model = family.model(k, values);
        double sum = 0;
        int repeats = -1;
        double ofCount = 0;
        for (Map.Entry<RepeatHistory, Integer> each : counted.entrySet()) {
            RepeatHistory history = each.getKey();
            if (history.repeats() != repeats) {
                repeats = history.repeats();
                ofCount = model.logOfCount(repeats);
            }
            sum += each.getValue() * (ofCount + model.logOfTimes(history));
        }
        return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
    }

    private static double[] start(RateFamily family, int k, Map<RepeatHistory, Integer> counted) {
        double weeks = 0;
        double repeats = 0;
        for (Map.Entry<RepeatHistory, Integer> each : counted.entrySet()) {
            weeks += each.getValue() * each.getKey().age();
            repeats += each.getValue() * each.getKey().repeats();
        }
        double r = StrictMath.log(0.5);
        double alpha = StrictMath.log(0.5 * weeks / (k * repeats));
        return switch (family) {
            case NBD -> new double[] {r, alpha};
            case PARETO_NBD -> new double[] {r, alpha, StrictMath.log(0.5), StrictMath.log(10)};
            case BG_CNBD, MBG_CNBD -> new double[] {r, alpha, StrictMath.log(0.5), StrictMath.log(2)};
        };
    }

    private static FitReport report(RateFamily family, int k, Maximum maximum, Map<RepeatHistory, Integer> counted) {
        double[] errors = maximum.standardErrors();
        double[] values = maximum.parameters();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String name = family.parameters().get(i);
            OptionalDouble error = Double.isNaN(errors[i]) ? OptionalDouble.empty() : OptionalDouble.of(errors[i]);
            estimates.put(name, new Estimate(values[i], error));
            if (i >= 2) boundary(name, values[i]).ifPresent(warnings::add);
        }
        int customers = 0;
        int repeaters = 0;
        for (Map.Entry<RepeatHistory, Integer> each : counted.entrySet()) {
            customers += each.getValue();
            if (each.getKey().repeats() > 0) repeaters += each.getValue();
        }
        return new FitReport(
                family.label(k),
                customers,
                repeaters,
                customers - repeaters,
                0,
                maximum.value(),
                values.length,
                estimates,
                List.of(),
                warnings);
    }

    private static Optional<Warning> boundary(String name, double value) {
        if (value >= NEXT_TO_ZERO && value <= NEXT_TO_INFINITY) return Optional.empty();
        return Optional.of(
                new Warning(
                        "boundary",
                        "parameter " + name + " went to the edge (" + value
                                + "): these data cannot tell how customers leave. Rates"
                                + " and probabilities stay usable; do not read anything into P(alive), or observe for longer."));
    }

    private static Map<RepeatHistory, Integer> counted(Collection<RepeatHistory> customers) {
        Map<RepeatHistory, Integer> counted = new TreeMap<>(Comparator.comparingInt(RepeatHistory::repeats)
                .thenComparingDouble(RepeatHistory::last)
                .thenComparingDouble(RepeatHistory::age)
                .thenComparingDouble(RepeatHistory::logGaps));
        customers.forEach(each -> counted.merge(each, 1, Integer::sum));
        if (counted.isEmpty()) throw new ModelFitException("there are no customers to fit a purchase rate to");
        if (counted.keySet().stream().allMatch(each -> each.repeats() == 0))
            throw new ModelFitException("no customer bought twice: a purchase rate needs repeat purchases");
        return counted;
    }
}
