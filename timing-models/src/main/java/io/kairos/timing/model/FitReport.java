package io.kairos.timing.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a fit saw and found, for the one who has to trust it.
 *
 * @param model family and, where there is one, its variant
 * @param rows customers, lifetimes or bookings that entered
 * @param events rows whose purchase was seen
 * @param censored rows whose purchase had not come when the data end
 * @param truncated rows seen only from some time after their start (left) or known only because they ended (right)
 * @param logLikelihood natural logarithm, at the estimates
 * @param freeParameters counted by {@link #aic()}
 * @param estimates by parameter name, in the order of the model's formula
 * @param calibration predicted against seen, in rising order of the prediction; empty where the model gives no probability
 * @param warnings what a careful reader should know before use; empty is good news
 */
public record FitReport(
        String model,
        int rows,
        int events,
        int censored,
        int truncated,
        double logLikelihood,
        int freeParameters,
        Map<String, Estimate> estimates,
        List<CalibrationBin> calibration,
        List<Warning> warnings) {

    public FitReport {
        requireNonNull(model);
        estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
        calibration = List.copyOf(calibration);
        warnings = List.copyOf(warnings);
    }

    /** Akaike's criterion, lower is better: 2·parameters − 2·log-likelihood. */
    public double aic() {
        return 2.0 * freeParameters - 2 * logLikelihood;
    }

    /** The estimate of a parameter; fails, naming those there are, for any other name. */
    public Estimate estimate(String name) {
        Estimate estimate = estimates.get(name);
        if (estimate == null)
            throw new IllegalArgumentException("no estimate " + name + ", only " + estimates.keySet());
        return estimate;
    }

    /** Whether the fit warns of this. */
    public boolean warns(String code) {
        return warnings.stream().anyMatch(warning -> warning.code().equals(code));
    }

    /** One parameter; the standard error is empty where the information matrix gives none (boundary, penalty, trees). */
    public record Estimate(double value, OptionalDouble standardError) {
        public Estimate {
            requireNonNull(standardError);
        }
    }

    /** Cases whose predicted probability lies together: its mean and the share of them that came true. */
    public record CalibrationBin(double predicted, double observed, int cases) {}

    /**
     * @param code stable, for example {@code boundary} or {@code converters-only}
     * @param text plain words with the numbers, and what to do
     */
    public record Warning(String code, String text) {
        public Warning {
            requireNonNull(code);
            requireNonNull(text);
        }
    }
}
