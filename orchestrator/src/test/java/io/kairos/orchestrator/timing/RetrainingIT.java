package io.kairos.orchestrator.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.support.ChildJava;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The nights of one installation, in order: it learns, learns better, refuses, goes back, and starts again. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RetrainingIT {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Slot SOFA = new Slot("sofa", "lifetime");

    private final TrainingProgram program = new TrainingProgram(START);

    @BeforeAll
    void seed() {
        PastRows rows = new PastRows(program.bean(JdbcClient.class));
        rows.sofas(900, START, 300, 0.6, 9);
        rows.trips(500, START, 12);
    }

    @AfterAll
    void end() {
        program.close();
    }

    @Test
    @Order(10)
    void the_first_night_promotes_what_is_better_than_what_was_shipped() {
        program.nextNight();

        ModelVersion sofa = program.live(SOFA);
        assertThat(sofa.comparison()).containsEntry("code", "better");
        assertThat(sofa.comparison().get("difference"))
                .isInstanceOfSatisfying(Double.class, d -> assertThat(d).isNegative());
        assertThat(sofa.report()).containsKeys("rows", "events", "censored", "logLikelihood", "aic", "estimates");
        assertThat(sofa.period().asOf()).isEqualTo(sofa.period().until().minus(Duration.ofDays(28)));
        assertThat(program.live(new Slot("city-trip", "lead-time")).comparison())
                .containsEntry("code", "better");
        assertThat(sofa.drift().orElseThrow()).containsKeys("level", "findings");
        ModelVersion offers = program.live(new Slot("sofa", "cross-sell"));
        assertThat(offers.comparison())
                .containsEntry("code", "better")
                .containsEntry("liveReference", "product-type/lags@1");
        assertThat(offers.report()).containsEntry("model", "cross-sell").containsKeys("rows", "events", "censored");
        assertThat(program.store().latest(new Slot("*", "hours")).orElseThrow().state())
                .isIn(ModelState.LIVE, ModelState.REFUSED);
    }

    @Test
    @Order(20)
    void a_decision_after_the_promotion_names_the_new_model_and_the_model_names_the_decision() {
        String reference = program.live(SOFA).reference().orElseThrow();
        program.looksAtSofa();

        assertThat(program.lastModel()).isEqualTo(reference);
        JsonNode detail = program.get("/api/models/" + program.live(SOFA).id());
        assertThat(detail.path("decisions").asLong()).isEqualTo(1);
        assertThat(detail.path("model").path("state").asString()).isEqualTo("live");
        assertThat(detail.path("model").path("finding").asString()).contains("Better than the model in force by");
        JsonNode used = program.get("/api/models/" + program.live(SOFA).id() + "/decisions")
                .path("decisions");
        assertThat(used.size()).isEqualTo(1);
        assertThat(used.path(0).path("kind").asString()).isEqualTo("moment");
    }

    @Test
    @Order(25)
    void a_decision_names_the_model_of_the_hours_beside_its_law_and_both_count_it() {
        String hours = program.bean(TimingSource.class).models().hours().ref().toString();

        assertThat(program.bean(JdbcClient.class)
                        .sql("select hour_model from decision where kind = 'moment' order by at desc, id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(hours);
        assertThat(program.bean(UsedBy.class)
                        .counts(List.of(hours, program.live(SOFA).reference().orElseThrow())))
                .containsValues(1L)
                .hasSize(2);
        JsonNode live = program.get("/api/models?state=live").path("models");
        assertThat(live.valueStream().map(model -> model.path("state").asString()))
                .isNotEmpty()
                .containsOnly("live");
        JsonNode sofa = live.valueStream()
                .filter(model -> model.path("productType").asString().equals("sofa")
                        && model.path("family").asString().equals("lifetime"))
                .findFirst()
                .orElseThrow();
        assertThat(sofa.path("decisions").asLong()).isEqualTo(1);
        assertThat(sofa.path("canGoLive").asBoolean()).isFalse();
        assertThat(sofa.path("rows").asInt()).isPositive();
        assertThat(sofa.path("drift").path("level").asString()).isNotBlank();
        assertThat(sofa.has("periodFrom") && sofa.has("trainedAsOf") && sofa.has("periodTo"))
                .isTrue();
        assertThat(program.get("/api/models?state=asleep", 400).path("code").asString())
                .isEqualTo("model-state-unknown");
    }

    @Test
    @Order(30)
    void where_nothing_happened_nothing_is_trained_and_a_candidate_that_is_worse_is_refused() {
        program.nextNight();
        assertThat(program.versions("city-trip")).isEqualTo(1);
        ModelVersion before = program.live(SOFA);
        // forty days ago a bot ordered sofas within minutes: no customer of the last period is like that
        Instant then = program.now().minus(Duration.ofDays(40));
        PastRows rows = new PastRows(program.bean(JdbcClient.class));
        for (int i = 0; i < 1500; i++) rows.bot(then.plusSeconds(i), Duration.ofMinutes(3));
        program.nextNight();

        ModelVersion refused = program.store().latest(SOFA).orElseThrow();
        assertThat(refused.state()).isEqualTo(ModelState.REFUSED);
        assertThat(refused.comparison()).containsEntry("code", "worse");
        assertThat(refused.reference()).isPresent();
        assertThat(program.live(SOFA).id()).isEqualTo(before.id());
        assertThat(program.bean(TimingSource.class)
                        .models()
                        .considered("sofa")
                        .orElseThrow()
                        .ref()
                        .toString())
                .isEqualTo(before.reference().orElseThrow());
    }

    @Test
    @Order(40)
    void goes_back_to_an_earlier_version_and_keeps_every_one() {
        program.bean(JdbcClient.class)
                .sql("delete from need where product_type = 'sofa' and subject = 'bot'")
                .update();
        new PastRows(program.bean(JdbcClient.class)).sofas(400, program.now(), 300, 0.6, 9);
        ModelVersion first = program.live(SOFA);
        program.nextNight();
        ModelVersion second = program.live(SOFA);
        assertThat(second.id()).isNotEqualTo(first.id());

        JsonNode answer = program.send("PUT", "/api/models/" + first.id() + "/live", 200);

        assertThat(answer.path("model").path("state").asString()).isEqualTo("live");
        assertThat(program.store().find(second.id()).orElseThrow().state()).isEqualTo(ModelState.RETIRED);
        program.looksAtSofa();
        assertThat(program.lastModel()).isEqualTo(first.reference().orElseThrow());
        assertThat(program.get("/api/models").path("models").size()).isEqualTo(program.versions("%"));
    }

    @Test
    @Order(50)
    void a_restart_decides_with_the_live_version() {
        String reference = program.live(SOFA).reference().orElseThrow();
        program.restart();

        assertThat(program.bean(TimingSource.class)
                        .models()
                        .considered("sofa")
                        .orElseThrow()
                        .ref()
                        .toString())
                .isEqualTo(reference);
    }

    @Test
    @Order(55)
    void the_terminal_lists_the_versions_and_goes_back_to_one_while_the_program_runs(@TempDir Path folder) {
        ModelVersion before = program.live(SOFA);
        String earlier = program.retired().toString();

        ChildJava back = program.kairos(folder, "timing", "roll-back", earlier);
        assertThat(back.awaitExit()).as(back.output()).isZero();
        assertThat(back.output()).contains(earlier + "  live  lifetime of sofa");
        ChildJava list = program.kairos(folder, "timing", "models");
        assertThat(list.awaitExit()).as(list.output()).isZero();
        assertThat(list.output())
                .contains(
                        earlier + "  live  ",
                        before.id() + "  retired  ",
                        "  hours of *  ",
                        "Better than the model in force by");

        program.bean(LiveModels.class).refresh();
        assertThat(program.bean(TimingSource.class)
                        .models()
                        .considered("sofa")
                        .orElseThrow()
                        .ref()
                        .toString())
                .isEqualTo(program.store()
                        .find(UUID.fromString(earlier))
                        .orElseThrow()
                        .reference()
                        .orElseThrow());
        assertThatThrownBy(() -> program.bean(StoredModels.class).rollBack("nonsense", Locale.ENGLISH))
                .isInstanceOf(StartFailure.class);
        program.bean(RollBack.class).to(program.store().find(before.id()).orElseThrow());
    }

    @Test
    @Order(60)
    void a_text_that_cannot_be_read_leaves_the_version_before_in_force_and_says_so() {
        ModelVersion live = program.live(SOFA);
        program.bean(JdbcClient.class)
                .sql("update timing_model set content = 'kairos-model 9.0' where id = ?")
                .param(live.id())
                .update();

        program.bean(LiveModels.class).reload();

        assertThat(program.bean(TimingSource.class)
                        .models()
                        .considered("sofa")
                        .orElseThrow()
                        .ref()
                        .toString())
                .isNotEqualTo(live.reference().orElseThrow());
        assertThat(program.get("/api/models/" + live.id())
                        .path("model")
                        .path("problem")
                        .asString())
                .contains("format 9.0");
        ModelVersion other = program.store().find(program.retired()).orElseThrow();
        program.bean(JdbcClient.class)
                .sql("update timing_model set content = 'torn' where id = ?")
                .param(other.id())
                .update();
        assertThat(program.send("PUT", "/api/models/" + other.id() + "/live", 409)
                        .path("code")
                        .asString())
                .isEqualTo("model-unreadable");
    }

    @Test
    @Order(70)
    void buyers_alone_and_too_few_of_them_are_refused_in_plain_words() {
        JdbcClient jdbc = program.bean(JdbcClient.class);
        jdbc.sql("delete from need where product_type = 'sofa' and state <> 'won'")
                .update();
        jdbc.sql("delete from need where product_type = 'city-trip'").update();
        new PastRows(jdbc).trips(20, program.now(), 12);
        program.nextNight();

        assertThat(program.store().latest(SOFA).orElseThrow().comparison()).containsEntry("code", "converters-only");
        JsonNode newest = program.get("/api/models").path("models");
        assertThat(findings(newest)).anyMatch(text -> text.startsWith("All ") && text.contains("ended in a purchase"));
        assertThat(findings(newest)).anyMatch(text -> text.startsWith("Too few purchases to learn from"));
        assertThat(program.get("/api/models/" + UUID.randomUUID(), 404)
                        .path("code")
                        .asString())
                .isEqualTo("model-unknown");
    }

    private static List<String> findings(JsonNode models) {
        return models.valueStream()
                .map(model -> model.path("finding").asString())
                .toList();
    }
}
