package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.Reason;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Says what a journey asks a colleague, and what was answered. */
final class QuestionWords {

    private QuestionWords() {}

    static QuestionList.Item item(Facts row, Words words) {
        UUID customer = UUID.fromString(row.required("customer_id"));
        String journey = row.required("journey_id");
        String step = row.required("step");
        return new QuestionList.Item(
                UUID.fromString(row.required("id")),
                customer,
                row.text("label").orElseGet(() -> CustomerPortrait.anonymous(customer, words)),
                journey,
                words.names().journey(journey),
                step,
                words.names().step(journey, step),
                question(row, words),
                row.requiredInstant("asked_at"),
                row.requiredInstant("answer_by"));
    }

    static Timeline.Entry entry(TimelineRow row, Words words) {
        Facts question = row.facts();
        boolean asked = row.kind() == TimelineRow.Kind.QUESTION_ASKED;
        Map<String, String> params = Map.of(
                "question",
                question(question, words),
                "by",
                question.text("answered_by").orElse(""));
        String code = asked ? "asked" : question.required("answer");
        return new Timeline.Entry(
                row.at(),
                "question",
                words.say("insight.question." + code, params),
                (DecisionWords.place(question, words).orElse("") + " " + (asked ? until(question, words) : "")).strip(),
                List.of(words.reason(why(asked, code))),
                null,
                null,
                null,
                question.required("journey_id"));
    }

    private static Reason why(boolean asked, String code) {
        return Reason.of(
                asked ? "rule-question" : code.equals("none") ? "insight.question-none" : "insight.question-answered");
    }

    private static String until(Facts question, Words words) {
        return words.say(
                "insight.question.until",
                Map.of("untilAt", question.requiredInstant("answer_by").toString()));
    }

    /** In the reader's language, where the marketer wrote it in it. */
    private static String question(Facts row, Words words) {
        boolean french = words.locale().getLanguage().equals("fr");
        return row.text("text_fr").filter(text -> french).orElseGet(() -> row.required("text"));
    }
}
