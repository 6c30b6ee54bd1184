package io.kairos.orchestrator.timing.cli;

import io.kairos.timing.PredictedTiming;
import io.kairos.timing.Reason;
import io.kairos.timing.TimingDecision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A decision as JSON. */
final class Answer {
    private Answer() {}

    static Map<String, Object> of(TimingDecision decision, ZoneId zone, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", decision.action().name());
        put(json, "at", decision.at());
        decision.at().ifPresent(at -> json.put("localAt", local(at, zone)));
        decision.window().ifPresent(window -> {
            Map<String, Object> ends = new LinkedHashMap<>();
            ends.put("from", window.from().toString());
            ends.put("to", window.to().toString());
            json.put("window", ends);
        });
        put(json, "latestUseful", decision.latestUseful());
        json.put("plan", decision.plan().stream().map(Instant::toString).toList());
        json.put("predicted", predicted(decision.predicted()));
        json.put("score", decision.score());
        json.put("scoreNow", decision.scoreNow());
        json.put("model", decision.model().toString());
        json.put("fallback", decision.fallback().name());
        json.put("validUntil", decision.validUntil().toString());
        json.put(
                "reasons",
                decision.why().reasons().stream()
                        .map(reason -> reason(reason, locale))
                        .toList());
        return json;
    }

    private static Map<String, Object> reason(Reason reason, Locale locale) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", reason.code());
        json.put("text", reason.text(locale));
        json.put("params", new TreeMap<>(reason.params()));
        return json;
    }

    /** With its offset. */
    static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static Map<String, Object> predicted(PredictedTiming predicted) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "q10", predicted.q10());
        put(json, "q50", predicted.q50());
        put(json, "q90", predicted.q90());
        predicted.probabilityOfNoPurchase().ifPresent(p -> json.put("probabilityOfNoPurchase", p));
        json.put("hazard", predicted.hazard().name());
        return json;
    }

    private static void put(Map<String, Object> json, String name, Optional<Instant> instant) {
        instant.ifPresent(at -> json.put(name, at.toString()));
    }
}
