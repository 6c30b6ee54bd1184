package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InsightTest
class CustomersApiIT {

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
    }

    @Test
    void shows_all_that_is_known_about_a_customer() {
        Traveller ana = Traveller.in(seed, "head-ana", NOW);

        JsonNode head = api.ok("/api/customers/" + ana.id(), "fr");

        assertThat(Api.fields(head))
                .containsExactlyInAnyOrder(
                        "id",
                        "label",
                        "userId",
                        "identities",
                        "traits",
                        "zone",
                        "locale",
                        "consents",
                        "suppressed",
                        "needs");
        assertThat(head.path("label").asString()).isEqualTo("Ana head-ana");
        assertThat(head.path("zone").toString()).isEqualTo("{\"id\":\"Europe/Paris\",\"source\":\"explicit\"}");
        assertThat(head.path("traits").path("city").asString()).isEqualTo("Porto");
        assertThat(Api.texts(head.path("identities"), "kind")).containsExactly("email", "user_id");
        assertThat(head.path("consents").get(0).toString())
                .isEqualTo(
                        "{\"channel\":\"email\",\"topic\":\"offers\",\"status\":\"granted\",\"at\":\"2026-09-10T12:00:00Z\",\"source\":\"form\"}");
        assertThat(head.path("suppressed").get(0).toString())
                .isEqualTo("{\"channel\":\"sms\",\"reason\":\"manual\",\"at\":\"2026-09-10T12:00:00Z\"}");
        JsonNode trip = head.path("needs").get(0);
        assertThat(Api.fields(trip))
                .containsExactlyInAnyOrder(
                        "id",
                        "productType",
                        "productTypeName",
                        "subject",
                        "state",
                        "date",
                        "value",
                        "openedAt",
                        "expiresAt");
        assertThat(trip.path("productTypeName").asString()).isEqualTo("Séjour en ville");
        assertThat(trip.path("date").asString()).isEqualTo("2026-10-03");
        assertThat(trip.path("value").decimalValue()).isEqualByComparingTo("1240.50");
        assertThat(head.path("needs").get(1).path("closedAt").asString()).isEqualTo("2026-09-10T11:46:40Z");
    }

    @Test
    void finds_customers_by_the_beginning_of_a_name_or_an_identity() {
        Traveller ana = Traveller.in(seed, "zoe_100%", NOW);

        for (String q : List.of("zoe_1", "ZOE_100%25", "ana%20zoe_", "zoe_100%25@EXAMPLE")) {
            JsonNode found = api.ok("/api/customers?q=" + q).path("customers");
            assertThat(Api.texts(found, "id")).as(q).containsExactly(ana.id().toString());
        }
        JsonNode row = api.ok("/api/customers?q=zoe_1").path("customers").get(0);
        assertThat(Api.fields(row))
                .containsExactlyInAnyOrder("id", "label", "userId", "email", "zone", "openNeeds", "lastSeenAt");
        assertThat(row.path("openNeeds").asInt()).isEqualTo(1);
        assertThat(row.path("email").asString()).isEqualTo("zoe_100%@example.org");
        assertThat(api.ok("/api/customers?q=zoeX1").path("customers").isEmpty()).isTrue();
        assertThat(api.ok("/api/customers?q=oe_100").path("customers").isEmpty())
                .isTrue();
    }

    @Test
    void pages_through_all_customers_once() {
        for (int i = 0; i < 120; i++) {
            seed.customer("paged-" + i, "{\"name\": \"Paged Person " + i + "\"}", "UTC");
        }

        Set<String> seen = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = api.ok("/api/customers?q=paged%20p" + after);
            Api.texts(page.path("customers"), "id")
                    .forEach(id -> assertThat(seen.add(id)).isTrue());
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
            pages++;
        } while (!after.isEmpty());

        assertThat(seen).hasSize(120);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_visitor_who_told_nothing_still_has_a_label() {
        UUID nobody = seed.customer(null, "{}", "UTC");

        assertThat(api.ok("/api/customers/" + nobody, "fr").path("label").asString())
                .isEqualTo("Visiteur " + nobody.toString().substring(0, 8));
    }

    @Test
    void the_key_of_a_merged_customer_leads_to_the_one_it_is_now() {
        UUID now = seed.customer("merged-now", "{}", "UTC");
        UUID before = seed.customer("merged-before", "{}", "UTC");
        jdbc.sql("update customer set merged_into = ? where id = ?")
                .params(now, before)
                .update();

        assertThat(api.ok("/api/customers/" + before).path("id").asString()).isEqualTo(now.toString());
        assertThat(api.ok("/api/customers?q=merged-b").path("customers").isEmpty())
                .isTrue();
    }

    @Test
    void what_does_not_exist_or_cannot_be_read_is_a_problem_with_a_remedy() {
        for (String path : List.of("", "/timeline", "/upcoming")) {
            for (String id : List.of(UUID.randomUUID().toString(), "nobody")) {
                JsonNode problem = api.problem("/api/customers/" + id + path, 404, "fr");
                assertThat(problem.path("code").asString()).isEqualTo("customer-unknown");
                assertThat(problem.path("title").asString()).isEqualTo("Ce client n’existe pas");
                assertThat(problem.path("detail").asString()).contains(id);
                assertThat(problem.path("remedy").asString()).contains("GET /api/customers?q=");
            }
        }
        assertThat(api.problem("/api/customers?after=%25", 400, "en")
                        .path("field")
                        .asString())
                .isEqualTo("after");
        JsonNode tooLong = api.problem("/api/customers?q=" + "x".repeat(201), 400, "en");
        assertThat(tooLong.path("code").asString()).isEqualTo("query-unusable");
        assertThat(tooLong.path("detail").asString()).contains("200");
        assertThat(api.problem("/api/customers?q=a%00b", 400, "en")
                        .path("field")
                        .asString())
                .isEqualTo("q");
    }
}
