package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says that a customer entered or left a journey. */
final class EnrolmentWords {

    private EnrolmentWords() {}

    static Timeline.Entry entry(TimelineRow row, Words words) {
        Facts enrolment = row.facts();
        String journey = enrolment.required("journey_id");
        Map<String, String> params =
                Map.of("journey", words.names().journey(journey), "version", enrolment.required("journey_version"));
        boolean started = row.kind() == TimelineRow.Kind.ENROLMENT_STARTED;
        return new Timeline.Entry(
                row.at(),
                "enrolment",
                started ? words.say("insight.enrolment.started", params) : words.say("insight.enrolment.ended", params),
                words.say("insight.enrolment.version", params),
                started ? List.of(words.reason(whyStarted(journey, words))) : whyEnded(enrolment, words),
                null,
                null,
                enrolment.id("need_id").orElse(null),
                journey);
    }

    private static Reason whyStarted(String journey, Words words) {
        return words.names().followsPurchase(journey)
                ? Reason.of("insight.enrolled-after-purchase")
                : Reason.of("insight.enrolled-for-need");
    }

    private static List<ReasonView> whyEnded(Facts enrolment, Words words) {
        @Nullable String outcome = enrolment.text("outcome").orElse(null);
        return outcome == null
                ? List.of()
                : List.of(words.reason(
                        new Reason("insight.journey-left", Map.of("outcome", words.word("outcome", outcome)))));
    }
}
