package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.timing.Fit;
import io.kairos.timing.model.FitReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A fit report for the terminal. */
record ReportText(Fit fit, Path file) {

    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file.toString());
        json.put("reference", fit.reference());
        json.put("report", fit.reportJson());
        return new JsonMapper().writeValueAsString(json);
    }

    String words(Locale locale) {
        Texts texts = new Texts();
        FitReport report = fit.report();
        StringBuilder text = new StringBuilder();
        text.append(texts.text("timing.fitted", Map.of("reference", fit.reference(), "file", file.toString()), locale))
                .append(System.lineSeparator());
        text.append(texts.text(
                "timing.report",
                Map.of(
                        "model", report.model(),
                        "rows", Integer.toString(report.rows()),
                        "events", Integer.toString(report.events()),
                        "censored", Integer.toString(report.censored()),
                        "truncated", Integer.toString(report.truncated()),
                        "logLikelihood", number(report.logLikelihood())),
                locale));
        if (report.freeParameters() > 0)
            text.append(' ').append(texts.text("timing.aic", Map.of("aic", number(report.aic())), locale));
        report.estimates()
                .forEach((name, estimate) -> text.append(System.lineSeparator())
                        .append(String.format(
                                Locale.ROOT,
                                "  %-24s %12.6f%s",
                                name,
                                estimate.value(),
                                estimate.standardError().isPresent()
                                        ? String.format(
                                                Locale.ROOT,
                                                "  ± %.6f",
                                                estimate.standardError().getAsDouble())
                                        : "")));
        report.calibration()
                .forEach(bin -> text.append(System.lineSeparator())
                        .append(texts.text(
                                "timing.calibration",
                                Map.of(
                                        "predicted", number(bin.predicted()),
                                        "observed", number(bin.observed()),
                                        "cases", Integer.toString(bin.cases())),
                                locale)));
        report.warnings()
                .forEach(warning ->
                        text.append(System.lineSeparator()).append("! ").append(warning.text()));
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
