package io.kairos.orchestrator.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what a provider told about a message after its hand-off, or what the customer answered. */
final class FeedbackWords {

    private FeedbackWords() {}

    static Timeline.Entry entry(TimelineRow row, Words words) {
        Facts event = row.facts();
        String kind = event.required("kind");
        String mark = event.text("mark").orElse("");
        String detail = event.text("detail").orElse("");
        Map<String, String> params = new HashMap<>();
        params.put("round", event.text("round").orElse("?"));
        params.put("detail", words.word("topic", detail));
        params.put("channel", words.word("channel", event.required("channel")));
        return new Timeline.Entry(
                row.at(),
                sign(kind),
                words.say("insight.feedback." + title(kind, mark, event.required("channel")), params),
                text(kind, mark, detail, words),
                List.of(),
                null,
                event.id("dispatch_id").orElse(null),
                event.id("need_id").orElse(null),
                event.text("journey_id").orElse(null));
    }

    /** The kind of entry it is shown as. */
    private static String sign(String kind) {
        return switch (kind) {
            case "delivered" -> "delivered";
            case "failed", "bounced" -> "refuse";
            default -> "event";
        };
    }

    /** Which words say it. */
    private static String title(String kind, String mark, String channel) {
        if (kind.equals("unsubscribed") && channel.equals("*")) {
            return "unsubscribed-all";
        }
        return mark.equals("page") || mark.equals("soft") ? kind + "-" + mark : kind;
    }

    private static String text(String kind, String mark, String detail, Words words) {
        if (mark.equals("machine")) {
            return words.say("insight.feedback.machine");
        }
        if (detail.isEmpty() || mark.equals("page")) {
            return "";
        }
        Map<String, String> params = Map.of("detail", detail);
        return switch (kind) {
            case "failed", "bounced" -> words.say("insight.feedback.cause", params);
            case "unsubscribed", "resubscribed" -> words.say("insight.feedback.word", params);
            case "clicked" -> words.say("insight.feedback.link", params);
            default -> "";
        };
    }
}
