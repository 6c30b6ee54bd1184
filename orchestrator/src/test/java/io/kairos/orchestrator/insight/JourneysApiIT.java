package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InsightTest
class JourneysApiIT {

    private static final String WAIT = "wait_best_moment";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InstantSource clock;

    private Api api;
    private Seed seed;
    private Instant now;

    @BeforeEach
    void connect() {
        api = new Api(port);
        now = clock.instant();
        seed = new Seed(jdbc, now);
        seed.journey("dated", 1, Shipped.journey("dated"));
    }

    @Test
    void lists_journeys_in_the_asked_language_with_their_product_types() {
        JsonNode dated = named(api.ok("/api/journeys", "fr").path("journeys"), "dated");

        assertThat(Api.fields(dated))
                .containsExactlyInAnyOrder(
                        "id", "name", "version", "state", "cycle", "productTypes", "counts", "messages");
        assertThat(dated.path("state").asString()).isEqualTo("live");
        assertThat(dated.path("cycle").asString()).isEqualTo("dated");
        assertThat(dated.path("productTypes").get(0).toString())
                .isEqualTo("{\"id\":\"city-trip\",\"name\":\"Séjour en ville\"}");
        assertThat(Api.fields(dated.path("counts"))).containsExactlyInAnyOrder("started", "inside", "ended", "bought");
        assertThat(Api.fields(dated.path("messages")))
                .containsExactlyInAnyOrder("queued", "held", "sent", "delivered", "refused", "cancelled", "unknown");
        String english = named(api.ok("/api/journeys").path("journeys"), "dated")
                .path("name")
                .asString();
        assertThat(dated.path("name").asString())
                .isNotBlank()
                .isNotEqualTo(english)
                .isNotEqualTo("dated");
    }

    @Test
    void counts_who_waits_where_and_who_passed() {
        seed.journey("counted", 1, Shipped.journey("dated"));
        UUID customer = seed.customer("counted-1", "{}", "UTC");
        UUID need = seed.need(customer, "city-trip", "Lisbon", "open", now);
        enrol(customer, need, "counted", now.minus(Duration.ofMinutes(2)), "start", WAIT);
        enrol(customer, need, "counted", now.minus(Duration.ofSeconds(30)), "start", WAIT);
        UUID gone = seed.enrolment(customer, need, "counted", "ended", now, "outcome", "bought");
        visit(customer, gone, "start", WAIT, "end_bought");
        seed.dispatch(customer, need, gone, "accepted", now, "journey_id", "counted", "sent_at", now);
        seed.dispatch(customer, need, gone, "cancelled", now, "journey_id", "counted", "round", 2);

        JsonNode journey = api.ok("/api/journeys/counted");

        assertThat(journey.path("counts").toString())
                .isEqualTo("{\"started\":3,\"inside\":2,\"ended\":1,\"bought\":1}");
        assertThat(journey.path("messages").toString())
                .isEqualTo(
                        "{\"queued\":0,\"held\":0,\"sent\":1,\"delivered\":1,\"refused\":0,\"cancelled\":1,\"unknown\":0}");
        assertThat(Api.texts(journey.path("steps"), "kind"))
                .contains("start", "wait", "send", "gateway", "end", "stop");
        JsonNode wait = named(journey.path("steps"), WAIT);
        assertThat(wait.toString())
                .isEqualTo(
                        "{\"id\":\"" + WAIT
                                + "\",\"name\":\"Wait for the best moment before the date\",\"kind\":\"wait\",\"waiting\":2,\"late\":1,\"passed\":1}");
        assertThat(named(journey.path("steps"), "start").path("passed").asInt()).isEqualTo(3);
    }

    @Test
    void gives_the_marketers_own_file_in_its_newest_version() {
        String second = Shipped.journey("dated").replace("</bpmn:definitions>", "<!-- Été --></bpmn:definitions>");
        seed.journey("versioned", 1, Shipped.journey("dated"));
        seed.journey("versioned", 2, second);

        HttpResponse<String> bpmn = api.get("/api/journeys/versioned/bpmn", "en");

        assertThat(bpmn.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/xml"));
        assertThat(bpmn.body()).isEqualTo(second).contains("BPMNDiagram");
        assertThat(api.ok("/api/journeys/versioned").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void lists_who_waits_at_a_step_those_due_soonest_first() {
        seed.journey("waited", 1, Shipped.journey("dated"));
        for (int i = 0; i < 60; i++) {
            UUID customer = seed.customer("waiting-" + i, "{}", "UTC");
            UUID need = seed.need(customer, "city-trip", "City " + i, "open", now);
            enrol(customer, need, "waited", now.plusSeconds(i % 7), WAIT);
        }
        UUID late = seed.customer("waiting-undue", "{}", "UTC");
        UUID open = seed.need(late, "city-trip", "Rome", "open", now);
        seed.enrolment(late, open, "waited", "inside", now, "waiting_at", WAIT);

        JsonNode first = api.ok("/api/journeys/waited/customers?step=" + WAIT);
        JsonNode second = api.ok("/api/journeys/waited/customers?step=" + WAIT + "&after="
                + first.path("next").asString());

        List<JsonNode> rows = Api.list(first.path("customers"));
        assertThat(rows).hasSize(50);
        assertThat(Api.texts(first.path("customers"), "dueAt")).isSorted();
        assertThat(Api.fields(rows.get(0))).containsExactlyInAnyOrder("id", "label", "need", "waitingAt", "dueAt");
        assertThat(Api.fields(rows.get(0).path("need"))).containsExactlyInAnyOrder("id", "productType", "subject");
        assertThat(Api.texts(second.path("customers"), "label"))
                .hasSize(11)
                .endsWith("waiting-undue")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(Api.texts(first.path("customers"), "label"));
        assertThat(second.path("customers").get(10).has("dueAt")).isFalse();
        assertThat(second.has("next")).isFalse();
        assertThat(api.ok("/api/journeys/waited/customers?step=start")
                        .path("customers")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void what_does_not_exist_is_a_problem_with_a_remedy() {
        for (String path : List.of("", "/bpmn", "/customers")) {
            JsonNode problem = api.problem("/api/journeys/nowhere" + path, 404, "en");
            assertThat(problem.path("code").asString()).isEqualTo("journey-unknown");
            assertThat(problem.path("remedy").asString()).contains("GET /api/journeys");
        }
        JsonNode step = api.problem("/api/journeys/dated/customers?step=lost", 404, "fr");
        assertThat(step.path("code").asString()).isEqualTo("step-unknown");
        assertThat(step.path("detail").asString()).contains("lost");
    }

    private void enrol(UUID customer, UUID need, String journey, Instant due, String... visited) {
        String here = visited[visited.length - 1];
        UUID enrolment = seed.enrolment(customer, need, journey, "inside", now, "waiting_at", here);
        seed.moment(customer, enrolment, here, Seed.id(), due);
        visit(customer, enrolment, visited);
    }

    private void visit(UUID customer, UUID enrolment, String... elements) {
        seed.insert("journal", "customer_id", customer, "enrolment_id", enrolment, "elements", elements, "at", now);
    }

    private static JsonNode named(JsonNode list, String id) {
        return Api.list(list).stream()
                .filter(element -> element.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
