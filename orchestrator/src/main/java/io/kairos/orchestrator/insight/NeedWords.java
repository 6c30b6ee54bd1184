package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says that a need was opened, changed or closed. */
final class NeedWords {

    private NeedWords() {}

    static Timeline.Entry entry(TimelineRow row, Words words) {
        Facts need = row.facts();
        String type = words.names().productType(need.required("product_type"));
        String change = switch (row.kind()) {
            case NEED_OPENED -> "opened";
            case NEED_CHANGED -> "changed";
            default -> need.required("state");
        };
        boolean closed = row.kind() == TimelineRow.Kind.NEED_CLOSED;
        Reason why = closed
                ? new Reason("insight.need-closed." + change, Map.of())
                : new Reason("insight.need-matched", Map.of("productType", type));
        return new Timeline.Entry(
                row.at(),
                "need",
                words.say("insight.need." + change, Map.of("type", type, "subject", need.required("subject"))),
                closed ? "" : text(row, words),
                List.of(words.reason(why)),
                null,
                null,
                row.id(),
                null);
    }

    private static String text(TimelineRow row, Words words) {
        Facts need = row.facts();
        Optional<Instant> changed = need.instant("changed_at");
        boolean factsAreLater = row.kind() == TimelineRow.Kind.NEED_OPENED
                && need.text("closed_at").isEmpty()
                && changed.isPresent()
                && changed.get().isAfter(row.at());
        if (factsAreLater) {
            return words.say("insight.need.changed-later");
        }
        List<String> sentences = new ArrayList<>();
        words.dates(need.date("date"), need.date("end_date"))
                .ifPresent(dates -> sentences.add(words.say("insight.need.dates", Map.of("dates", dates))));
        need.number("value")
                .ifPresent(
                        value -> sentences.add(words.say("insight.need.value", Map.of("value", words.number(value)))));
        need.instant("expires_at")
                .ifPresent(until ->
                        sentences.add(words.say("insight.need.expires", Map.of("expiresAt", until.toString()))));
        return String.join(" ", sentences);
    }
}
