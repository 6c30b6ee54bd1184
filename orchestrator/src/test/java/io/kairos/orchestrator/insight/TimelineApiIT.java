package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InsightTest
class TimelineApiIT {

    private static final Instant NOW = Instant.parse("2026-09-10T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private Seed seed;

    @BeforeEach
    void connect() {
        api = new Api(port);
        seed = new Seed(jdbc, NOW);
        seed.journey("insight-trip", 1, Shipped.journey("dated"));
        seed.journey("considered", 1, Shipped.journey("considered"));
    }

    @Test
    void tells_everything_newest_first_and_what_followed_above_what_caused_it() {
        Traveller ana = Traveller.in(seed, "timeline-ana", NOW);

        List<JsonNode> entries = Api.list(api.ok(timeline(ana)).path("entries"));

        assertThat(entries.stream()
                        .map(entry -> entry.path("kind").asString() + ": "
                                + entry.path("title").asString()))
                .containsExactly(
                        "hold: Message 3 held until Thu 10 Sept 2026, 15:00: quiet hours",
                        "retime: Message 2 moved earlier: from Fri 11 Sept 2026, 14:00 to Fri 11 Sept 2026, 02:00",
                        "delivered: Message 1 delivered by email",
                        "moment: Message 1 planned for Fri 11 Sept 2026, 14:00",
                        "enrolment: Entered the journey “" + english("insight-trip") + "”",
                        "need: Need opened: City trip, Lisbon",
                        "event: Searched Lisbon for 3–5 Oct 2026",
                        "cancel: Message 1 cancelled: bought",
                        "enrolment: Left the journey “" + english("considered") + "”",
                        "need: Need won: Sofa, Oslo",
                        "enrolment: Entered the journey “" + english("considered") + "”",
                        "need: Need opened: Sofa, Oslo");
    }

    @Test
    void every_entry_has_the_fields_of_the_contract() {
        Traveller ana = Traveller.in(seed, "timeline-shape", NOW);

        List<JsonNode> entries = Api.list(api.ok(timeline(ana)).path("entries"));

        assertThat(entries)
                .allSatisfy(entry -> assertThat(Api.fields(entry))
                        .contains("at", "kind", "title", "text", "reasons")
                        .isSubsetOf(
                                "at",
                                "kind",
                                "title",
                                "text",
                                "reasons",
                                "decisionId",
                                "dispatchId",
                                "needId",
                                "journey"));
        JsonNode delivered = entries.get(2);
        assertThat(delivered.path("decisionId").asString())
                .isEqualTo(ana.moment().toString());
        assertThat(delivered.path("dispatchId").asString()).isEqualTo(ana.sent().toString());
        assertThat(delivered.path("needId").asString()).isEqualTo(ana.trip().toString());
        assertThat(delivered.path("journey").asString()).isEqualTo("insight-trip");
        assertThat(delivered.path("at").asString()).isEqualTo("2026-09-10T11:58:50Z");
        assertThat(delivered.path("reasons").get(0).toString())
                .isEqualTo(
                        "{\"code\":\"limit.gap\",\"params\":{\"hours\":\"24\"},\"text\":\"At least 24\u00a0hours between two messages.\"}");
        assertThat(entries.stream()
                        .filter(entry -> !entry.path("kind").asString().equals("event")))
                .allSatisfy(entry -> assertThat(entry.path("reasons").size()).isPositive());
    }

    @Test
    void of_one_instant_the_cause_stands_below_what_followed() {
        UUID customer = seed.customer("timeline-instant", "{}", "UTC");
        UUID need = seed.need(customer, "sofa", "Oslo", "open", NOW.minusSeconds(9));
        UUID inside = seed.enrolment(
                customer, need, "considered", "ended", NOW.minusSeconds(9), "ended_at", NOW, "outcome", "not-worth");
        UUID message = seed.dispatch(customer, need, inside, "accepted", NOW, "sent_at", NOW, "closed_at", NOW);
        seed.decision(customer, "send", "send", NOW, "dispatch_id", message);
        seed.decision(customer, "no-send", "do-not-send", NOW);
        seed.decision(customer, "cancel", "need-lost", NOW);

        List<JsonNode> entries =
                Api.list(api.ok("/api/customers/" + customer + "/timeline").path("entries"));

        assertThat(entries.stream().limit(5).map(entry -> entry.path("kind").asString()))
                .containsExactly("delivered", "send", "cancel", "enrolment", "no-send");
    }

    @Test
    void speaks_french() {
        Traveller ana = Traveller.in(seed, "timeline-fr", NOW);

        List<JsonNode> entries = Api.list(api.ok(timeline(ana), "fr").path("entries"));

        assertThat(entries.get(0).path("title").asString())
                .startsWith("Message 3 retenu jusqu’au jeu. 10 sept. 2026, 15:00 : ");
        assertThat(entries.get(3).path("text").asString())
                .contains("Bonne fenêtre : du ven. 11 sept. 2026, 12:13 au ven. 11 sept. 2026, 15:00.");
        assertThat(entries.get(5).path("text").asString()).startsWith("Dates : 3–5 oct. 2026. Valeur : 1\u202f240,5.");
        assertThat(entries.get(6).path("title").asString()).isEqualTo("A cherché Lisbon, 3–5 oct. 2026");
        assertThat(entries.get(6).path("text").asString())
                .isEqualTo(
                        "Événement « Trip Searched » reçu de web : adults 2, check_in 2026-10-03, check_out 2026-10-05, destination Lisbon.");
    }

    @Test
    void pages_are_seamless_even_where_many_things_happened_at_once() {
        UUID busy = seed.customer("timeline-busy", "{}", "UTC");
        for (int i = 0; i < 130; i++) {
            seed.event(busy, "page", "Page " + i, NOW.minusSeconds(i / 60), "{}");
        }
        UUID need = seed.need(busy, "sofa", "Oslo", "open", NOW);
        seed.enrolment(busy, need, "considered", "inside", NOW);

        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = api.ok("/api/customers/" + busy + "/timeline" + after);
            Api.list(page.path("entries"))
                    .forEach(entry -> seen.add(
                            entry.path("at").asString() + entry.path("title").asString()));
            after = page.has("next") ? "?after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).hasSize(132).doesNotHaveDuplicates();
        assertThat(seen.get(0)).contains("Entered the journey");
        assertThat(seen.get(1)).contains("Need opened");
    }

    @Test
    void a_page_that_cannot_be_found_is_a_problem() {
        UUID busy = seed.customer("timeline-cursor", "{}", "UTC");

        for (String cursor : List.of("x", Cursor.of("yesterday", 1, busy), Cursor.of(NOW, "a", busy))) {
            JsonNode problem = api.problem("/api/customers/" + busy + "/timeline?after=" + cursor, 400, "en");
            assertThat(problem.path("code").asString()).isEqualTo("cursor-unreadable");
        }
    }

    @Test
    void says_what_comes_next_on_the_customers_clock() {
        Traveller ana = Traveller.in(seed, "upcoming-ana", NOW);

        List<JsonNode> upcoming = Api.list(
                api.ok("/api/customers/" + ana.id() + "/upcoming", "fr").path("upcoming"));

        assertThat(upcoming).hasSize(2);
        JsonNode held = upcoming.get(0);
        assertThat(Api.fields(held))
                .containsExactlyInAnyOrder(
                        "at",
                        "localAt",
                        "zone",
                        "journey",
                        "journeyName",
                        "step",
                        "stepName",
                        "channel",
                        "state",
                        "reasons",
                        "decisionId");
        assertThat(held.path("state").asString()).isEqualTo("held");
        assertThat(held.path("localAt").asString()).isEqualTo("2026-09-10T15:00:00+02:00");
        assertThat(held.path("reasons").get(0).path("text").asString()).startsWith("Ce que le client veut a changé");
        JsonNode waiting = upcoming.get(1);
        assertThat(waiting.path("state").asString()).isEqualTo("waiting");
        assertThat(waiting.path("at").asString()).isEqualTo("2026-09-11T00:00:00Z");
        assertThat(waiting.path("decisionId").asString())
                .isEqualTo(ana.retimed().toString());
        assertThat(waiting.path("channel").asString()).isEqualTo("email");
        assertThat(waiting.path("stepName").asString()).isEqualTo("Attendre le meilleur moment avant la date");
    }

    @Test
    void shows_a_decision_in_full() {
        Traveller ana = Traveller.in(seed, "decision-ana", NOW);

        JsonNode moment = api.ok("/api/decisions/" + ana.moment());
        JsonNode retimed = api.ok("/api/decisions/" + ana.retimed());

        assertThat(Api.fields(moment))
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "at",
                        "customerId",
                        "needId",
                        "journey",
                        "step",
                        "outcome",
                        "instant",
                        "window",
                        "latestUsefulAt",
                        "score",
                        "scoreNow",
                        "model",
                        "reasons",
                        "inputs");
        assertThat(moment.path("window").toString())
                .isEqualTo("{\"from\":\"2026-09-11T10:13:20Z\",\"to\":\"2026-09-11T13:00:00Z\"}");
        assertThat(moment.path("score").asDouble()).isEqualTo(1.5);
        assertThat(moment.path("inputs").path("daysAhead").asInt()).isEqualTo(30);
        assertThat(retimed.path("previousDecisionId").asString())
                .isEqualTo(ana.moment().toString());
        assertThat(retimed.path("previousInstant").asString()).isEqualTo("2026-09-11T12:00:00Z");
        assertThat(api.problem("/api/decisions/" + UUID.randomUUID(), 404, "en")
                        .path("code")
                        .asString())
                .isEqualTo("decision-unknown");
    }

    private static String timeline(Traveller customer) {
        return "/api/customers/" + customer.id() + "/timeline";
    }

    private String english(String journey) {
        return api.ok("/api/journeys/" + journey).path("name").asString();
    }
}
