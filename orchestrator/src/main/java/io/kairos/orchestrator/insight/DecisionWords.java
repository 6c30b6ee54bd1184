package io.kairos.orchestrator.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what was decided about a message: planned, moved, sent, held, refused, cancelled. */
final class DecisionWords {

    private DecisionWords() {}

    static Timeline.Entry entry(TimelineRow row, Words words) {
        Facts decision = row.facts();
        @Nullable String journey = decision.text("journey_id").orElse(null);
        return new Timeline.Entry(
                row.at(),
                decision.required("kind"),
                title(decision, words),
                text(decision, words),
                words.reasons(Json.reasons(decision)),
                row.id(),
                decision.id("dispatch_id").orElse(null),
                decision.id("need_id").orElse(null),
                journey);
    }

    private static String title(Facts decision, Words words) {
        Map<String, String> params = new HashMap<>();
        params.put("round", String.valueOf(Math.max(1, decision.integer("round"))));
        params.put("outcome", words.word("outcome", decision.required("outcome")));
        params.put("journey", entered(decision, words));
        Optional<Instant> due = decision.instant("due_at");
        due.ifPresent(at -> params.put("dueAt", at.toString()));
        Optional<Instant> previous = decision.instant("previous_due_at");
        previous.ifPresent(at -> params.put("previousAt", at.toString()));
        return words.say("insight.decision." + titleCode(decision, due, previous), params);
    }

    /** The journey that a step had the customer enter, or would have. */
    private static String entered(Facts decision, Words words) {
        return Json.reasons(decision).stream()
                .filter(reason -> decision.required("kind").equals("enter"))
                .flatMap(reason -> Optional.ofNullable(reason.params().get("journey")).stream())
                .map(words.names()::journey)
                .findFirst()
                .orElse("");
    }

    private static String titleCode(Facts decision, Optional<Instant> due, Optional<Instant> previous) {
        String kind = decision.required("kind");
        if (kind.equals("moment") || kind.equals("retime")) {
            String outcome = decision.required("outcome");
            if (outcome.equals("do-not-send") || due.isEmpty()) {
                return "moment.do-not-send";
            }
            if (outcome.equals("asked")) {
                return "moment.asked";
            }
            if (outcome.equals("wait")) {
                return "moment.wait";
            }
            return previous.isEmpty() ? "moment" : due.get().isBefore(previous.get()) ? "earlier" : "later";
        }
        if (kind.equals("enter") && decision.required("outcome").equals("not-entered")) {
            return "enter.not";
        }
        return kind.equals("hold") && due.isEmpty() ? "hold.open" : kind;
    }

    private static String text(Facts decision, Words words) {
        List<String> sentences = new ArrayList<>();
        place(decision, words).ifPresent(sentences::add);
        Optional<Instant> from = decision.instant("window_from");
        Optional<Instant> to = decision.instant("window_to");
        if (from.isPresent() && to.isPresent()) {
            sentences.add(words.say(
                    "insight.decision.window",
                    Map.of("fromAt", from.get().toString(), "toAt", to.get().toString())));
        }
        decision.instant("latest_useful_at")
                .ifPresent(
                        at -> sentences.add(words.say("insight.decision.latest", Map.of("latestAt", at.toString()))));
        return String.join(" ", sentences);
    }

    /** Journey and step of a decision or a dispatch. */
    static Optional<String> place(Facts row, Words words) {
        return row.text("journey_id").map(journey -> {
            String name = words.names().journey(journey);
            return row.text("step")
                    .map(step -> words.say(
                            "insight.place.step",
                            Map.of("journey", name, "step", words.names().step(journey, step))))
                    .orElseGet(() -> words.say("insight.place.journey", Map.of("journey", name)));
        });
    }
}
