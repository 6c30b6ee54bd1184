package io.kairos.timing.survival;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.CalibrationBin;
import io.kairos.timing.model.FitReport.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes the report of a survival fit. */
final class SurvivalReport {

    private SurvivalReport() {}

    static FitReport of(SurvivalData data, AcceleratedModel model) {
        List<CalibrationBin> calibration = calibration(data, model);
        return new FitReport(
                model.family() + (model.curable() ? " with a share that never buys" : ""),
                data.rows().size(),
                data.events(),
                data.rows().size() - data.events(),
                data.truncated(),
                model.logLikelihood(),
                model.freeParameters(),
                estimates(model),
                calibration,
                SurvivalWarnings.of(data, model, calibration));
    }

    private static Map<String, Estimate> estimates(AcceleratedModel model) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        Optional<double[][]> covariance = model.estimates().covariance();
        double[] coefficients = model.coefficients();
        for (int c = 0; c < coefficients.length; c++)
            estimates.put(c == 0 ? "intercept" : model.names().get(c - 1), estimate(coefficients[c], covariance, c, 1));
        int next = coefficients.length;
        if (model.family() != Family.EXPONENTIAL)
            estimates.put("log-sigma", estimate(StrictMath.log(model.sigma()), covariance, next++, 1));
        if (model.family() == Family.GENERALISED_GAMMA)
            estimates.put("q", estimate(model.shape(), covariance, next++, 1));
        double never = model.never();
        if (model.curable()) estimates.put("never", estimate(never, covariance, next, never * (1 - never)));
        return estimates;
    }

    private static Estimate estimate(double value, Optional<double[][]> covariance, int at, double slope) {
        return new Estimate(
                value,
                covariance.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(slope * Math.sqrt(covariance.orElseThrow()[at][at])));
    }

    /** If the model holds, P(T ≤ t) at each end is uniform, censored where the lifetime is (Cox, Snell 1968). */
    private static List<CalibrationBin> calibration(SurvivalData data, AcceleratedModel model) {
        int rows = data.rows().size();
        double[] entries = new double[rows];
        double[] ends = new double[rows];
        boolean[] observed = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            SurvivalData.Row row = data.rows().get(i);
            SurvivalLaw law = model.law(row.covariates());
            entries[i] = 1 - law.survival(row.lifetime().entryDays());
            ends[i] = 1 - law.survival(row.lifetime().days());
            observed[i] = row.lifetime().observed();
        }
        return calibration(entries, ends, observed);
    }

    /** Predicted share bought against the share bought by Kaplan and Meier, at tenths of the prediction. */
    static List<CalibrationBin> calibration(double[] entries, double[] ends, boolean[] observed) {
        KaplanMeier seen = KaplanMeier.of(entries, ends, observed);
        List<CalibrationBin> bins = new ArrayList<>();
        for (int tenth = 1; tenth < 10; tenth++) {
            double predicted = tenth / 10.0;
            int cases = seen.atRisk(predicted);
            if (cases == 0) break;
            bins.add(new CalibrationBin(predicted, 1 - seen.survival(predicted), cases));
        }
        return bins;
    }
}
