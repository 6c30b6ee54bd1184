package io.kairos.orchestrator.insight;

import java.util.HashMap;
import java.util.Map;

/** Says that a message was delivered, or that nobody knows whether it was. */
final class DispatchWords {

    private DispatchWords() {}

    static Timeline.Entry entry(TimelineRow row, Words words) {
        Facts dispatch = row.facts();
        boolean delivered = row.kind() == TimelineRow.Kind.DELIVERED;
        Map<String, String> params = new HashMap<>();
        params.put("round", dispatch.required("round"));
        params.put("channel", words.word("channel", dispatch.required("channel")));
        String place = DecisionWords.place(dispatch, words).orElse("");
        String state = delivered
                ? words.say("insight.dispatch.wanted", Map.of("dueAt", instant(dispatch, "due_at")))
                : words.say("insight.dispatch.unknown-text");
        return new Timeline.Entry(
                row.at(),
                delivered ? "delivered" : "unknown",
                delivered
                        ? words.say("insight.dispatch.delivered", params)
                        : words.say("insight.dispatch.unknown", params),
                (place + " " + state).strip(),
                words.reasons(Json.reasons(dispatch)),
                dispatch.id("decision_id").orElse(null),
                row.id(),
                dispatch.id("need_id").orElse(null),
                dispatch.required("journey_id"));
    }

    private static String instant(Facts dispatch, String column) {
        return dispatch.instant(column).map(Object::toString).orElse("");
    }
}
