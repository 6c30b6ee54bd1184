package io.kairos.orchestrator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.journey.DrawnSteps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A journey that runs another, as the marketer who tries it and the customer's timeline see it. */
class RunJourneyIT extends TravellerRig {
    private static final String RUNS = DrawnSteps.bpmn("dated", """
            wait duration amount=1 unit=days
            run gift
            run dated-before
            wait duration amount=1 unit=days
            """);

    @Test
    void a_trial_says_which_journey_would_be_run_and_runs_none_and_the_timeline_says_which_was() {
        deploy("gift", DrawnSteps.bpmn("gift", "wait duration amount=9 unit=days"));
        UUID customer = traveller();

        JsonNode trial = trying.ok("/api/journeys/dated/dry-run", Map.of("customer", customer, "bpmn", RUNS));
        JsonNode foreseen = trying.ok(
                        "/api/journeys/dated/preview",
                        Map.of("customers", List.of(customer), "bpmn", RUNS, "fresh", true))
                .path("customers")
                .get(0)
                .path("steps");

        JsonNode ran = Trying.with(trial.path("trace"), "step", "s2").get(0);
        assertThat(ran.path("text").asString()).isEqualTo("Runs another journey: s2.");
        assertThat(ran.path("reasons").get(0).path("text").asString())
                .isEqualTo("The step runs the journey gift, with the same need.");
        assertThat(Trying.with(trial.path("trace"), "step", "s3")
                        .get(0)
                        .path("reasons")
                        .get(0)
                        .path("text")
                        .asString())
                .isEqualTo("The journey dated-before is not live: nobody enters it.");
        assertThat(trial.path("ended").path("step").asString()).isEqualTo("end_sent");
        assertThat(Trying.texts(Trying.list(foreseen), "step"))
                .containsExactly("start", "s1", "s4", "send_last", "end_sent");
        assertThat(entered(customer)).containsExactly("dated");

        deploy("dated", RUNS);
        UUID real = traveller();
        world.pass(Duration.ofHours(30));

        assertThat(entered(real)).containsExactly("dated", "gift");
        assertThat(Trying.texts(
                        Trying.with(
                                trying.get("/api/customers/" + real + "/timeline", "en")
                                        .path("entries"),
                                "kind",
                                "enter"),
                        "title"))
                .containsExactlyInAnyOrder(
                        "Enters the journey “gift” as well", "Does not enter the journey “dated-before”");
    }

    private List<String> entered(UUID customer) {
        return jdbc.sql("select journey_id from enrolment where customer_id = ? order by 1")
                .param(customer)
                .query(String.class)
                .list();
    }
}
