package io.kairos.timing.survival;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.CalibrationBin;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Proportional hazards h(t | x) = h0(t)·exp(xβ) by partial likelihood, h0 left open. A covariate that changes with time
 * takes one row for each stretch (entry to duration) with its own value; only the last stretch may end in a purchase.
 * Source: Cox 1972; ties: Efron 1977, Breslow 1974; baseline: Breslow 1974.
 */
public final class CoxModel {

    /** What to do with purchases at the same time. */
    public enum Ties {
        EFRON,
        BRESLOW
    }

    /** Beyond this, exp(xβ) of a covariate one spread away from its mean tells that it parts buyers from the rest. */
    private static final double PARTED = 12;

    private final List<String> names;
    private final double[] coefficients;
    private final double[] times;
    private final double[] hazard;
    private final double nullLogLikelihood;
    private final double concordance;
    private final FitReport report;

    private CoxModel(SurvivalData data, Ties ties, Design design, Newton.Maximum found, double nullLogLikelihood) {
        this.names = data.names();
        this.coefficients = design.back(found.point(), 0);
        this.nullLogLikelihood = nullLogLikelihood;
        double[][] given =
                data.rows().stream().map(SurvivalData.Row::covariates).toArray(double[][]::new);
        CoxLikelihood likelihood = new CoxLikelihood(given, data.rows(), ties);
        double[][] baseline = likelihood.baseline(coefficients);
        this.times = baseline[0];
        this.hazard = baseline[1];
        double[] scores = likelihood.scores(coefficients);
        this.concordance = Concordance.of(data.rows(), scores);
        Optional<double[][]> covariance =
                Information.covariance(found.value().information()).map(each -> design.covarianceBack(each, 0));
        List<CalibrationBin> calibration = calibration(data, scores);
        List<Warning> warnings = new ArrayList<>();
        SurvivalWarnings.common(data, names.size(), calibration, warnings);
        this.report = new FitReport(
                "Cox, ties by " + ties,
                data.rows().size(),
                data.events(),
                data.rows().size() - data.events(),
                data.truncated(),
                found.value().log(),
                names.size(),
                estimates(covariance),
                calibration,
                warnings);
    }

    /**
     * Fits by partial likelihood.
     *
     * @throws ModelFitException if there are no covariates or fewer than 5 purchases, a covariate is constant, follows from
     *     others or parts buyers from all the rest, or the fit does not converge
     */
    public static CoxModel fit(SurvivalData data, Ties ties) {
        if (data.names().isEmpty())
            throw new ModelFitException("proportional hazards need a covariate; without any, use KaplanMeier");
        AcceleratedModel.requireEvents(data);
        Design design = new Design(data);
        CoxLikelihood likelihood = new CoxLikelihood(design.x, data.rows(), ties);
        double[] start = new double[design.covariates()];
        Newton.Maximum found = Newton.of(likelihood, start, "the Cox model");
        for (int c = 0; c < start.length; c++)
            if (Math.abs(found.point()[c]) > PARTED)
                throw new ModelFitException("covariate " + data.names().get(c)
                        + " parts those who buy first from all others, so its weight has no bound: leave it out or merge"
                        + " groups");
        return new CoxModel(data, ties, design, found, likelihood.at(start).log());
    }

    private Map<String, Estimate> estimates(Optional<double[][]> covariance) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int c = 0; c < coefficients.length; c++) {
            int at = c;
            OptionalDouble error = covariance
                    .map(matrix -> OptionalDouble.of(Math.sqrt(matrix[at][at])))
                    .orElseGet(OptionalDouble::empty);
            estimates.put(names.get(c), new Estimate(coefficients[c], error));
        }
        return estimates;
    }

    private List<CalibrationBin> calibration(SurvivalData data, double[] scores) {
        int rows = scores.length;
        double[] entries = new double[rows];
        double[] ends = new double[rows];
        boolean[] observed = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            Lifetime lifetime = data.rows().get(i).lifetime();
            double pace = StrictMath.exp(scores[i]);
            entries[i] = -StrictMath.expm1(-pace * cumulativeBaseline(lifetime.entryDays()));
            ends[i] = -StrictMath.expm1(-pace * cumulativeBaseline(lifetime.days()));
            observed[i] = lifetime.observed();
        }
        return SurvivalReport.calibration(entries, ends, observed);
    }

    /** β in the order of the names: logarithms of hazard ratios. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    public double logLikelihood() {
        return report.logLikelihood();
    }

    /** Partial log-likelihood with all β = 0. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Harrell's C: of pairs of which one bought first, the share in which it had the higher xβ; ties count half. */
    public double concordance() {
        return concordance;
    }

    public FitReport report() {
        return report;
    }

    /** H0(t), the hazard of x = 0 summed up to t days; flat after the last purchase. */
    public double cumulativeBaseline(double days) {
        int found = Arrays.binarySearch(times, days);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? 0 : hazard[at];
    }

    /** P(T &gt; t) for covariates that stay as they are. */
    public double survival(double days, double... x) {
        if (x.length != names.size())
            throw new IllegalArgumentException(
                    "expected " + names.size() + " covariates " + names + ", found " + x.length);
        double score = 0;
        for (int c = 0; c < x.length; c++) score += coefficients[c] * x[c];
        return StrictMath.exp(-cumulativeBaseline(days) * StrictMath.exp(score));
    }
}
