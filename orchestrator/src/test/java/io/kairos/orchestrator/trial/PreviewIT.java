package io.kairos.orchestrator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PreviewIT extends TrialRig {
    private static final String DATED = "/api/journeys/dated/preview";

    @Test
    void a_waiting_customer_is_foreseen_what_was_decided_for_her() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 120);
        var decided = decision(customer);

        var stands = steps(customer, Map.of()).get(1);
        var afresh = steps(customer, Map.of("fresh", true)).get(1);

        assertThat(stands.path("state").asString()).isEqualTo("waiting");
        assertThat(afresh.path("state").asString()).isEqualTo("planned");
        for (var step : List.of(stands, afresh)) {
            assertThat(step.path("step").asString()).isEqualTo("wait_best_moment");
            assertThat(List.of(
                            instant(step.path("at")),
                            instant(step.path("window").path("from")),
                            instant(step.path("window").path("to")),
                            instant(step.path("latestUsefulAt"))))
                    .isEqualTo(decided.instants());
            assertThat(step.path("score").asDouble()).isEqualTo(decided.score());
            assertThat(step.path("scoreNow").asDouble()).isEqualTo(decided.scoreNow());
            assertThat(codes(step.path("reasons"))).isEqualTo(codes(decided.reasons()));
        }
        assertThat(afresh.path("curve")).hasSizeBetween(20, 60);
        assertThat(afresh.path("alternatives")).hasSize(3);
        assertThat(afresh.path("localAt").asString()).matches(".*\\+0[12]:00");
    }

    @Test
    void the_instants_foreseen_are_those_at_which_the_messages_then_leave() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 90);

        var foreseen = steps(customer, Map.of());
        world.pass(Duration.ofDays(91));

        var sends = foreseen.stream()
                .filter(step -> step.path("kind").asString().equals("send"))
                .map(step -> instant(step.path("at")))
                .toList();
        assertThat(sends)
                .isNotEmpty()
                .isEqualTo(world
                        .ask(
                                customer,
                                "select due_at from dispatch where customer_id = ? and journey_id = 'dated' order by due_at",
                                OffsetDateTime.class)
                        .stream()
                        .map(OffsetDateTime::toInstant)
                        .toList());
        assertThat(Trying.texts(foreseen, "step").get(foreseen.size() - 1))
                .isEqualTo("end_"
                        + world.ask(customer, "select outcome from enrolment where customer_id = ?", String.class)
                                .get(0)
                                .replace('-', '_'));
        assertThat(steps(customer, Map.of())).as("of a need that is over").isNotEmpty();
    }

    @Test
    void a_draft_is_foreseen_as_it_is_drawn() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 150);
        String twice = live().replace("\"kairos.remind.max\" value=\"3\"", "\"kairos.remind.max\" value=\"2\"");

        var now = steps(customer, Map.of());
        var drafted = steps(customer, Map.of("bpmn", twice));

        assertThat(Trying.texts(now, "kind")).filteredOn("send"::equals).hasSize(3);
        assertThat(Trying.texts(drafted, "kind")).filteredOn("send"::equals).hasSize(2);
    }

    @Test
    void without_names_the_same_customers_are_shown_again() {
        for (int i = 0; i < 8; i++) {
            world.trip(world.newCustomer(), "Trip Searched", 60 + i);
        }

        var first = trying.ok(DATED, Map.of("sample", 6));
        var second = trying.ok(DATED, Map.of("sample", 6));

        assertThat(first.path("customers")).hasSize(6);
        assertThat(Trying.texts(Trying.list(first.path("customers")), "id"))
                .isEqualTo(Trying.texts(Trying.list(second.path("customers")), "id"));
        assertThat(Trying.list(first.path("customers")))
                .allSatisfy(one -> assertThat(one.path("steps")).isNotEmpty());
    }

    @Test
    void what_cannot_be_tried_is_refused_with_the_field_and_the_element() {
        String broken = live().replace("value=\"best-moment\"", "value=\"best-moments\"");
        var refused = trying.problem(DATED, Map.of("bpmn", broken), 422);

        assertThat(refused.path("code").asString()).isEqualTo("journey-has-findings");
        assertThat(refused.path("findings").get(0).path("element").asString()).isEqualTo("wait_best_moment");
        assertThat(refused.path("findings").get(0).path("severity").asString()).isEqualTo("error");
        assertThat(trying.problem("/api/journeys/none/preview", Map.of(), 404)
                        .path("code")
                        .asString())
                .isEqualTo("journey-unknown");
        assertThat(trying.problem(DATED, Map.of("customers", List.of(UUID.randomUUID())), 404)
                        .path("field")
                        .asString())
                .isEqualTo("customers[0]");
        assertThat(trying.problem(DATED, Map.of("clock", "tomorrow"), 400)
                        .path("field")
                        .asString())
                .isEqualTo("clock");
        assertThat(trying.problem(DATED, Map.of("sample", 51), 400)
                        .path("field")
                        .asString())
                .isEqualTo("sample");
    }

    private List<JsonNode> steps(String userId, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("customers", List.of(world.id(userId)));
        return Trying.list(trying.ok(DATED, body).path("customers").get(0).path("steps"));
    }

    private String live() {
        return jdbc.sql("select source from journey_version where journey_id = 'dated' order by version desc limit 1")
                .query(String.class)
                .single();
    }

    private record Decided(List<Instant> instants, double score, double scoreNow, JsonNode reasons) {}

    private Decided decision(String userId) {
        return jdbc.sql("select * from decision where customer_id = ? and kind = 'moment'")
                .param(world.id(userId))
                .query((row, number) -> new Decided(
                        List.of(
                                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                                row.getObject("window_from", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("window_to", OffsetDateTime.class).toInstant(),
                                row.getObject("latest_useful_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getDouble("score"),
                        row.getDouble("score_now"),
                        Trying.json(row.getString("reasons"))))
                .single();
    }

    private static List<String> codes(JsonNode reasons) {
        return Trying.list(reasons).stream()
                .map(reason -> reason.path("code").asString() + Trying.params(reason))
                .sorted()
                .toList();
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asString());
    }
}
