package io.kairos.orchestrator.timing;

import io.kairos.timing.model.FitReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stored version says about its fit and its comparison. */
final class ModelJson {
    private ModelJson() {}

    static Map<String, @Nullable Object> report(FitReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("model", report.model());
        json.put("rows", report.rows());
        json.put("events", report.events());
        json.put("censored", report.censored());
        json.put("truncated", report.truncated());
        json.put("logLikelihood", report.logLikelihood());
        if (report.freeParameters() > 0) {
            json.put("freeParameters", report.freeParameters());
            json.put("aic", report.aic());
        }
        Map<String, Object> estimates = new LinkedHashMap<>();
        report.estimates().forEach((name, estimate) -> estimates.put(name, estimate(estimate)));
        json.put("estimates", estimates);
        json.put(
                "calibration", report.calibration().stream().map(ModelJson::bin).toList());
        json.put(
                "warnings",
                report.warnings().stream()
                        .map(warning -> Map.of("code", warning.code(), "text", warning.text()))
                        .toList());
        return json;
    }

    private static Map<String, Object> estimate(FitReport.Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", estimate.value());
        estimate.standardError().ifPresent(error -> json.put("standardError", error));
        return json;
    }

    private static Map<String, Object> bin(FitReport.CalibrationBin bin) {
        return Map.of("predicted", bin.predicted(), "observed", bin.observed(), "cases", bin.cases());
    }

    static Map<String, @Nullable Object> comparison(Comparison comparison, String liveReference, Past all) {
        Map<String, @Nullable Object> json = finding(comparison.finding(), all);
        json.put("cases", comparison.cases());
        json.put("candidate", comparison.candidate());
        json.put("live", comparison.live());
        json.put("difference", comparison.difference());
        json.put("standardError", comparison.standardError());
        json.put("liveReference", liveReference);
        return json;
    }

    static Map<String, @Nullable Object> finding(Finding finding, Past all) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("facts", all.facts());
        json.put("code", finding.code());
        json.put("params", finding.params());
        return json;
    }

    /** How much the training had to learn from. */
    static int facts(ModelVersion version) {
        return version.comparison().get("facts") instanceof Number facts ? facts.intValue() : 0;
    }

    /** The finding of a stored comparison. */
    static Finding finding(Map<String, @Nullable Object> comparison) {
        Map<String, String> params = new LinkedHashMap<>();
        if (comparison.get("params") instanceof Map<?, ?> stored)
            stored.forEach((name, value) -> params.put(String.valueOf(name), String.valueOf(value)));
        return new Finding(String.valueOf(comparison.get("code")), params);
    }
}
