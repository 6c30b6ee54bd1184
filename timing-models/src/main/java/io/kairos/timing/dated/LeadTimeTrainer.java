package io.kairos.timing.dated;

import static java.time.temporal.ChronoUnit.DAYS;

import io.kairos.timing.hazard.BlendedHazard;
import io.kairos.timing.hazard.FitOptions;
import io.kairos.timing.hazard.FittedHazard;
import io.kairos.timing.hazard.HazardCase;
import io.kairos.timing.hazard.HazardTrainer;
import io.kairos.timing.hazard.Steps;
import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Fits a {@link LeadTimeModel} from past purchases: a blend of ridge regression and boosted trees over bins of lead days, daily to 8,
 * then widening to 400. A purchase weighs half as much for every half year it lies back, as habits drift. The month of the date counts only if the data span two years and the most recent purchases are foretold
 * better with it: over less, a season seen once cannot be told from a change of habits, and carries it into the next year.
 */
public final class LeadTimeTrainer {

    /** Dates further ahead are taken for typing errors. */
    public static final int LONGEST_PLAUSIBLE = 540;

    private static final int MAX_LEAD = 400;
    private static final int DAILY = 8;
    private static final int WIDENING = 35;
    private static final int MIN_ROWS = 200;
    private static final int SEASONS_FROM_DAYS = 725;
    private static final double HALF_WEIGHT_DAYS = 180;

    private LeadTimeTrainer() {}

    /** Fits for the product type {@code dated}, source unnamed. */
    public static LeadTimeModel fit(Collection<LeadTimeObservation> observations, LocalDate asOf) {
        return fit(observations, asOf, "dated", "unnamed");
    }

    /** The model of {@link #fit(Collection, LocalDate, String, String, FitOptions)} with the standard options. */
    public static LeadTimeModel fit(
            Collection<LeadTimeObservation> observations, LocalDate asOf, String productType, String source) {
        return fit(observations, asOf, productType, source, FitOptions.standard())
                .model();
    }

    /**
     * Fits from the dates reached by {@code asOf}. Later dates are not read at all: of them only the early buyers are
     * known yet, which would make everybody look early.
     *
     * @param source where the data come from, for the model file
     * @throws ModelFitException if fewer than 200 purchases remain, all on one lead, or the fit does not converge
     */
    public static FittedLeadTimes fit(
            Collection<LeadTimeObservation> observations,
            LocalDate asOf,
            String productType,
            String source,
            FitOptions options) {
        List<Line> lines = observations.stream()
                .filter(each -> !each.date().isAfter(asOf) && each.lead() <= MAX_LEAD)
                .map(Line::of)
                .sorted(Comparator.comparing(Line::text))
                .toList();
        if (lines.size() < MIN_ROWS)
            throw new ModelFitException("a lead-time model needs " + MIN_ROWS + " purchases with dates up to " + asOf
                    + ", found " + lines.size() + "; keep the shipped model until there are more");
        List<LeadTimeObservation> used = lines.stream().map(Line::row).toList();
        LocalDate first = used.get(0).date();
        LocalDate last = used.get(used.size() - 1).date();
        FittedHazard<BlendedHazard> fitted = hazard(used, options, false);
        if (DAYS.between(first, last) >= SEASONS_FROM_DAYS) {
            FittedHazard<BlendedHazard> seasonal = hazard(used, options, true);
            if (seasonal.foretold() > fitted.foretold()) fitted = seasonal;
        }
        ModelFile file = new ModelFile()
                .put("kind", LeadTimeModel.KIND)
                .put("product-type", productType)
                .put("unit", "P1D")
                .put("population", "buyers")
                .put("first-date", first.toString())
                .put("last-date", last.toString())
                .put("as-of", asOf.toString())
                .put("rows", Integer.toString(used.size()))
                .put("rows-not-used", Integer.toString(observations.size() - used.size()))
                .put("half-weight-days", Double.toString(HALF_WEIGHT_DAYS))
                .put(
                        "data-sha256",
                        Fingerprint.of(lines.stream().map(Line::text).toList()))
                .put("source", source);
        LeadTimeModel model = LeadTimeFile.write(file, fitted.model(), WeekRhythm.of(used, last));
        return new FittedLeadTimes(model, report(fitted.report(), observations, asOf));
    }

    private static FittedHazard<BlendedHazard> hazard(
            List<LeadTimeObservation> rows, FitOptions options, boolean withMonth) {
        LeadFeatures features = LeadFeatures.of(rows, withMonth);
        LocalDate last = rows.get(rows.size() - 1).date();
        Steps steps = Steps.down(1, Steps.widening(1, DAILY, MAX_LEAD, WIDENING));
        List<HazardCase> cases = new ArrayList<>();
        for (LeadTimeObservation row : rows)
            cases.add(new HazardCase(
                    features.numbers(row.features(), row.date()),
                    features.categories(row.features()),
                    0,
                    row.lead() == 0 ? steps.count() - 1 : steps.of(row.lead()),
                    row.lead() > 0,
                    weight(DAYS.between(row.date(), last))));
        return new HazardTrainer(features.schema(), steps, options).blend(cases);
    }

    /** Half for every half year that a purchase lies back. */
    static double weight(long daysAgo) {
        return Math.max(0.01, StrictMath.pow(2, -daysAgo / HALF_WEIGHT_DAYS));
    }

    private static FitReport report(FitReport hazard, Collection<LeadTimeObservation> rows, LocalDate asOf) {
        int toCome =
                (int) rows.stream().filter(each -> each.date().isAfter(asOf)).count();
        int tooEarly = (int) rows.stream()
                .filter(each -> !each.date().isAfter(asOf) && each.lead() > LONGEST_PLAUSIBLE)
                .count();
        List<Warning> warnings = new ArrayList<>(hazard.warnings());
        warnings.removeIf(each -> each.code().equals("converters-only"));
        warnings.add(new Warning(
                "converters-only",
                "all rows are purchases: the model says when those buy who do; it does not know who never will"));
        if (toCome > 0)
            warnings.add(new Warning(
                    "right-truncated",
                    toCome + " purchases for dates after " + asOf
                            + " were left out: of those dates only the early buyers" + " are known"));
        if (tooEarly > 0)
            warnings.add(new Warning(
                    "implausible-date",
                    tooEarly + " purchases lie more than " + LONGEST_PLAUSIBLE
                            + " days before their date and were left out; check the year that was typed"));
        return new FitReport(
                hazard.model(),
                hazard.rows(),
                hazard.rows(),
                0,
                toCome,
                hazard.logLikelihood(),
                hazard.freeParameters(),
                hazard.estimates(),
                hazard.calibration(),
                warnings);
    }

    /** A row and its text; in the order of the text, sums do not depend on the order in which the rows came. */
    private record Line(String text, LeadTimeObservation row) {
        static Line of(LeadTimeObservation row) {
            return new Line(row.date() + "\t" + row.purchased() + "\t" + new TreeMap<>(row.features()), row);
        }
    }
}
