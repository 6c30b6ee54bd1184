package io.kairos.orchestrator.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.capture.CapturedEvent;
import io.kairos.orchestrator.capture.EventType;
import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.TimeDriver;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.platform.servers.ServerAddresses;
import io.kairos.orchestrator.support.ChildJava;
import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The nights of one installation, in order: it learns, learns better, refuses, goes back, and starts again. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RetrainingIT {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Slot SOFA = new Slot("sofa", "lifetime");
    private static final JsonMapper JSON = new JsonMapper();

    private final ServerAddresses servers = TestDatabase.fresh();
    private ConfigurableApplicationContext program = start(START);

    private ConfigurableApplicationContext start(Instant from) {
        Map<String, Object> properties = new HashMap<>(servers.asProperties());
        properties.put("server.port", "0");
        properties.put("kairos.pumps", "manual");
        properties.put("kairos.clock", "virtual");
        properties.put("kairos.access.mode", "open");
        properties.put("kairos.clock-start", from);
        return new SpringApplication(Kairos.class)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    @BeforeAll
    void seed() {
        PastRows rows = new PastRows(bean(JdbcClient.class));
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
        nextNight();

        ModelVersion sofa = live(SOFA);
        assertThat(sofa.comparison()).containsEntry("code", "better");
        assertThat(sofa.comparison().get("difference"))
                .isInstanceOfSatisfying(Double.class, d -> assertThat(d).isNegative());
        assertThat(sofa.report()).containsKeys("rows", "events", "censored", "logLikelihood", "aic", "estimates");
        assertThat(sofa.period().asOf()).isEqualTo(sofa.period().until().minus(Duration.ofDays(28)));
        assertThat(live(new Slot("city-trip", "lead-time")).comparison()).containsEntry("code", "better");
        assertThat(sofa.drift().orElseThrow()).containsKeys("level", "findings");
        assertThat(store().latest(new Slot("*", "hours")).orElseThrow().state())
                .isIn(ModelState.LIVE, ModelState.REFUSED);
    }

    @Test
    @Order(20)
    void a_decision_after_the_promotion_names_the_new_model_and_the_model_names_the_decision() {
        String reference = live(SOFA).reference().orElseThrow();
        looksAtSofa();

        assertThat(lastModel()).isEqualTo(reference);
        JsonNode detail = get("/api/models/" + live(SOFA).id());
        assertThat(detail.path("decisions").asLong()).isEqualTo(1);
        assertThat(detail.path("model").path("state").asString()).isEqualTo("live");
        assertThat(detail.path("model").path("finding").asString()).contains("Better than the model in force by");
        JsonNode used = get("/api/models/" + live(SOFA).id() + "/decisions").path("decisions");
        assertThat(used.size()).isEqualTo(1);
        assertThat(used.path(0).path("kind").asString()).isEqualTo("moment");
    }

    @Test
    @Order(25)
    void a_decision_names_the_model_of_the_hours_beside_its_law_and_both_count_it() {
        String hours = bean(TimingSource.class).models().hours().ref().toString();

        assertThat(bean(JdbcClient.class)
                        .sql("select hour_model from decision where kind = 'moment' order by at desc, id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(hours);
        assertThat(bean(UsedBy.class)
                        .counts(List.of(hours, live(SOFA).reference().orElseThrow())))
                .containsValues(1L)
                .hasSize(2);
        JsonNode live = get("/api/models?state=live").path("models");
        assertThat(live.valueStream().map(model -> model.path("state").asString()))
                .isNotEmpty()
                .containsOnly("live");
        JsonNode sofa = live.valueStream()
                .filter(model -> model.path("productType").asString().equals("sofa"))
                .findFirst()
                .orElseThrow();
        assertThat(sofa.path("decisions").asLong()).isEqualTo(1);
        assertThat(sofa.path("canGoLive").asBoolean()).isFalse();
        assertThat(sofa.path("rows").asInt()).isPositive();
        assertThat(sofa.path("drift").path("level").asString()).isNotBlank();
        assertThat(sofa.has("periodFrom") && sofa.has("trainedAsOf") && sofa.has("periodTo"))
                .isTrue();
        assertThat(get("/api/models?state=asleep", 400).path("code").asString()).isEqualTo("model-state-unknown");
    }

    @Test
    @Order(30)
    void where_nothing_happened_nothing_is_trained_and_a_candidate_that_is_worse_is_refused() {
        nextNight();
        assertThat(versions("city-trip")).isEqualTo(1);
        ModelVersion before = live(SOFA);
        // forty days ago a bot ordered sofas within minutes: no customer of the last period is like that
        Instant then = now().minus(Duration.ofDays(40));
        PastRows rows = new PastRows(bean(JdbcClient.class));
        for (int i = 0; i < 1500; i++) rows.bot(then.plusSeconds(i), Duration.ofMinutes(3));
        nextNight();

        ModelVersion refused = store().latest(SOFA).orElseThrow();
        assertThat(refused.state()).isEqualTo(ModelState.REFUSED);
        assertThat(refused.comparison()).containsEntry("code", "worse");
        assertThat(refused.reference()).isPresent();
        assertThat(live(SOFA).id()).isEqualTo(before.id());
        assertThat(bean(TimingSource.class)
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
        bean(JdbcClient.class)
                .sql("delete from need where product_type = 'sofa' and subject = 'bot'")
                .update();
        new PastRows(bean(JdbcClient.class)).sofas(400, now(), 300, 0.6, 9);
        ModelVersion first = live(SOFA);
        nextNight();
        ModelVersion second = live(SOFA);
        assertThat(second.id()).isNotEqualTo(first.id());

        JsonNode answer = send("PUT", "/api/models/" + first.id() + "/live", 200);

        assertThat(answer.path("model").path("state").asString()).isEqualTo("live");
        assertThat(store().find(second.id()).orElseThrow().state()).isEqualTo(ModelState.RETIRED);
        looksAtSofa();
        assertThat(lastModel()).isEqualTo(first.reference().orElseThrow());
        assertThat(get("/api/models").path("models").size()).isEqualTo(versions("%"));
    }

    @Test
    @Order(50)
    void a_restart_decides_with_the_live_version() {
        Instant now = now();
        String reference = live(SOFA).reference().orElseThrow();
        program.close();
        program = start(now);

        assertThat(bean(TimingSource.class)
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
        ModelVersion before = live(SOFA);
        String earlier = retired().toString();

        ChildJava back = kairos(folder, "timing", "roll-back", earlier);
        assertThat(back.awaitExit()).as(back.output()).isZero();
        assertThat(back.output()).contains(earlier + "  live  lifetime of sofa");
        ChildJava list = kairos(folder, "timing", "models");
        assertThat(list.awaitExit()).as(list.output()).isZero();
        assertThat(list.output())
                .contains(
                        earlier + "  live  ",
                        before.id() + "  retired  ",
                        "  hours of *  ",
                        "Better than the model in force by");

        bean(LiveModels.class).refresh();
        assertThat(bean(TimingSource.class)
                        .models()
                        .considered("sofa")
                        .orElseThrow()
                        .ref()
                        .toString())
                .isEqualTo(store().find(UUID.fromString(earlier))
                        .orElseThrow()
                        .reference()
                        .orElseThrow());
        assertThatThrownBy(() -> bean(StoredModels.class).rollBack("nonsense", Locale.ENGLISH))
                .isInstanceOf(StartFailure.class);
        bean(RollBack.class).to(store().find(before.id()).orElseThrow());
    }

    private ChildJava kairos(Path folder, String... arguments) {
        Map<String, String> environment = Map.of(
                "KAIROS_DATABASE_URL", servers.database().jdbcUrl(),
                "KAIROS_DATABASE_USER", servers.database().user(),
                "KAIROS_DATABASE_PASSWORD", servers.database().password(),
                "KAIROS_REDIS_URL", servers.redisUrl());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return ChildJava.start(folder, environment, Kairos.class, all.toArray(String[]::new));
    }

    @Test
    @Order(60)
    void a_text_that_cannot_be_read_leaves_the_version_before_in_force_and_says_so() {
        ModelVersion live = live(SOFA);
        bean(JdbcClient.class)
                .sql("update timing_model set content = 'kairos-model 9.0' where id = ?")
                .param(live.id())
                .update();

        bean(LiveModels.class).reload();

        assertThat(bean(TimingSource.class)
                        .models()
                        .considered("sofa")
                        .orElseThrow()
                        .ref()
                        .toString())
                .isNotEqualTo(live.reference().orElseThrow());
        assertThat(get("/api/models/" + live.id()).path("model").path("problem").asString())
                .contains("format 9.0");
        ModelVersion other = store().find(retired()).orElseThrow();
        bean(JdbcClient.class)
                .sql("update timing_model set content = 'torn' where id = ?")
                .param(other.id())
                .update();
        assertThat(send("PUT", "/api/models/" + other.id() + "/live", 409)
                        .path("code")
                        .asString())
                .isEqualTo("model-unreadable");
    }

    @Test
    @Order(70)
    void buyers_alone_and_too_few_of_them_are_refused_in_plain_words() {
        JdbcClient jdbc = bean(JdbcClient.class);
        jdbc.sql("delete from need where product_type = 'sofa' and state <> 'won'")
                .update();
        jdbc.sql("delete from need where product_type = 'city-trip'").update();
        new PastRows(jdbc).trips(20, now(), 12);
        nextNight();

        assertThat(store().latest(SOFA).orElseThrow().comparison()).containsEntry("code", "converters-only");
        JsonNode newest = get("/api/models").path("models");
        assertThat(findings(newest)).anyMatch(text -> text.startsWith("All ") && text.contains("ended in a purchase"));
        assertThat(findings(newest)).anyMatch(text -> text.startsWith("Too few purchases to learn from"));
        assertThat(get("/api/models/" + UUID.randomUUID(), 404).path("code").asString())
                .isEqualTo("model-unknown");
    }

    private static List<String> findings(JsonNode models) {
        return models.valueStream()
                .map(model -> model.path("finding").asString())
                .toList();
    }

    private void nextNight() {
        bean(TimeDriver.class).runTo(now().plus(Duration.ofDays(1)));
    }

    private void looksAtSofa() {
        bean(Capture.class)
                .submit(List.of(new CapturedEvent(
                        UUID.randomUUID().toString(),
                        EventType.TRACK,
                        "Product Viewed",
                        Optional.of("looker-" + UUID.randomUUID()),
                        Optional.empty(),
                        Optional.empty(),
                        now(),
                        Map.of("category", "sofa", "range", "Oslo"),
                        Map.of(),
                        "test")))
                .join();
        bean(TimeDriver.class).drain();
    }

    private String lastModel() {
        return bean(JdbcClient.class)
                .sql("select model from decision where kind = 'moment' order by at desc, id desc limit 1")
                .query(String.class)
                .single();
    }

    private UUID retired() {
        return bean(JdbcClient.class)
                .sql("select id from timing_model where state = 'retired' and family = 'lifetime' limit 1")
                .query(UUID.class)
                .single();
    }

    private int versions(String productType) {
        return bean(JdbcClient.class)
                .sql("select count(*) from timing_model where product_type like ?")
                .param(productType)
                .query(Integer.class)
                .single();
    }

    private ModelVersion live(Slot slot) {
        return store().live(slot).orElseThrow();
    }

    private ModelStore store() {
        return bean(ModelStore.class);
    }

    private Instant now() {
        return bean(VirtualClock.class).instant();
    }

    private <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    private JsonNode get(String path) {
        return send("GET", path, 200);
    }

    private JsonNode get(String path, int status) {
        return send("GET", path, status);
    }

    private JsonNode send(String method, String path, int status) {
        String port = program.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(status);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
