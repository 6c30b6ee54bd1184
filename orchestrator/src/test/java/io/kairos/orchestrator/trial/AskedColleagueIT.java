package io.kairos.orchestrator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.journey.DrawnSteps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a journey asks a colleague, as the colleague, the marketer and the customer's timeline see it. */
class AskedColleagueIT extends TravellerRig {
    private static final String ASKS = DrawnSteps.bpmn("dated", "ask 2 days\n");

    @Test
    void a_question_is_listed_answered_once_and_told_on_the_timeline() {
        deploy("dated", ASKS);
        UUID customer = traveller();
        UUID quick = traveller();
        world.settle();
        JsonNode asked = questionOf(customer);
        String answer =
                "/api/customers/" + customer + "/questions/" + asked.path("id").asString() + "/answer";

        assertThat(asked.path("question").asString()).isEqualTo("May we?");
        assertThat(asked.path("stepName").asString()).isEqualTo("s1");
        assertThat(upcoming(customer)).containsExactly("asked");
        assertThat(trying.problem(answer, Map.of("answer", "maybe"), 400)
                        .path("code")
                        .asString())
                .isEqualTo("question-answer");
        assertThat(trying.ok(answer, Map.of("answer", "yes")).path("by").asString())
                .isEqualTo("open");
        JsonNode slower = trying.problem(answer, Map.of("answer", "no"), 409);
        assertThat(slower.path("code").asString()).isEqualTo("question-answered");
        assertThat(slower.path("detail").asString()).startsWith("open answered already at ");
        assertThat(trying.problem(answer.replace(customer.toString(), quick.toString()), Map.of("answer", "no"), 404)
                        .path("code")
                        .asString())
                .isEqualTo("question-unknown");
        assertThat(audit()).isEqualTo("question.answer yes");
        String gone = "/api/customers/" + quick + "/questions/"
                + questionOf(quick).path("id").asString() + "/answer";
        world.pass(Duration.ofDays(2));

        assertThat(Trying.texts(Trying.with(entries(customer, "en"), "kind", "question"), "title"))
                .containsExactly("Answered yes by open: May we?", "Asked a colleague: May we?");
        assertThat(Trying.texts(Trying.with(entries(quick, "fr"), "kind", "question"), "title"))
                .containsExactly("Aucune réponse : On peut ?", "Demandé à un collègue : On peut ?");
        assertThat(trying.problem(gone, Map.of("answer", "no"), 409)
                        .path("code")
                        .asString())
                .isEqualTo("question-over");
    }

    @Test
    void a_trial_assumes_no_answer_unless_it_is_told_one() {
        UUID customer = traveller();
        String dryRun = "/api/journeys/dated/dry-run";

        JsonNode silence = trying.ok(dryRun, Map.of("customer", customer, "bpmn", ASKS));
        JsonNode yes = trying.ok(
                dryRun,
                Map.of(
                        "customer",
                        customer,
                        "bpmn",
                        ASKS,
                        "assumed",
                        List.of(Map.of("event", "answer-yes", "day", 1))));
        JsonNode no = trying.ok(
                dryRun,
                Map.of("customer", customer, "bpmn", ASKS, "assumed", List.of(Map.of("event", "answer-no", "day", 0))));
        JsonNode foreseen = trying.ok(
                        "/api/journeys/dated/preview",
                        Map.of("customers", List.of(customer), "bpmn", ASKS, "fresh", true))
                .path("customers")
                .get(0)
                .path("steps");

        assertThat(ended(silence)).isEqualTo("end_no-answer_s1");
        assertThat(ended(yes)).isEqualTo("end_sent");
        assertThat(ended(no)).isEqualTo("end_no_s1");
        assertThat(Trying.with(yes.path("trace"), "step", "s1")
                        .get(0)
                        .path("text")
                        .asString())
                .startsWith("A colleague is asked “May we?” and may answer until ");
        assertThat(Trying.texts(Trying.list(yes.path("trace")), "text")).contains("Assumed: a colleague answers yes.");
        assertThat(Trying.texts(Trying.list(foreseen), "step")).containsExactly("start", "s1", "end_no-answer_s1");
        assertThat(jdbc.sql("select count(*) from question where customer_id = ?")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private JsonNode questionOf(UUID customer) {
        return Trying.with(trying.get("/api/questions", "en").path("questions"), "customer", customer.toString())
                .get(0);
    }

    private List<String> upcoming(UUID customer) {
        return Trying.texts(
                Trying.list(trying.get("/api/customers/" + customer + "/upcoming", "en")
                        .path("upcoming")),
                "state");
    }

    private JsonNode entries(UUID customer, String language) {
        return trying.get("/api/customers/" + customer + "/timeline", language).path("entries");
    }

    private static String ended(JsonNode trial) {
        return trial.path("ended").path("step").asString();
    }

    private String audit() {
        return jdbc.sql(
                        "select action || ' ' || after from audit_entry where action = 'question.answer' order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
