package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.VirtualClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TrackingApiIT extends TrackingRig {
    @Autowired
    VirtualClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"track", "identify", "page", "screen", "group", "alias"})
    void stores_each_of_the_six_calls(String type) throws Exception {
        HttpResponse<String> answer = post("/v1/" + type, """
                {"userId": "%1$s", "event": "Product Viewed", "groupId": "g1", "previousId": "anon-%1$s",
                 "properties": {"price": 19.99}, "traits": {"firstName": "Ada"}}""".formatted(user));

        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select e.type from event e join customer c on c.id = e.customer_id where c.user_id = ?")
                        .param(user)
                        .query(String.class)
                        .list())
                .containsExactly(type);
    }

    @Test
    void takes_the_write_key_from_the_body() throws Exception {
        HttpResponse<String> answer = send(request("/v1/track")
                .POST(BodyPublishers.ofString(
                        "{\"writeKey\": \"%s\", \"userId\": \"%s\", \"event\": \"Seen\"}".formatted(KEY, user))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void refuses_an_unknown_write_key() throws Exception {
        HttpResponse<String> answer = send(request("/v1/track")
                .header("Authorization", basic("no-such-key"))
                .POST(BodyPublishers.ofString("{\"userId\": \"u\", \"event\": \"Seen\"}")));

        assertProblem(answer, 401, "write-key-unknown");
    }

    @Test
    void refuses_a_request_without_write_key() throws Exception {
        HttpResponse<String> answer =
                send(request("/v1/track").POST(BodyPublishers.ofString("{\"userId\": \"u\", \"event\": \"Seen\"}")));

        assertProblem(answer, 401, "write-key-missing");
    }

    @Test
    void refuses_malformed_json_and_says_where() throws Exception {
        HttpResponse<String> answer = post("/v1/track", "{\"userId\": \"u\",\n \"event\": }");

        JsonNode problem = assertProblem(answer, 400, "json-malformed");
        assertThat(problem.path("detail").asString()).contains("line 2");
    }

    @Test
    void answers_in_french_when_asked() throws Exception {
        HttpResponse<String> answer = send(authorised("/v1/track")
                .header("Accept-Language", "fr")
                .POST(BodyPublishers.ofString("{\"userId\": \"%s\"}".formatted(user))));

        assertThat(assertProblem(answer, 400, "event-name-missing")
                        .path("title")
                        .asString())
                .isEqualTo("Pas de nom d’événement");
    }

    @Test
    void corrects_the_clock_of_the_client() throws Exception {
        Instant now = clock.instant();

        post("/v1/batch", """
                {"sentAt": "2031-01-01T12:00:10Z",
                 "batch": [{"type": "track", "userId": "%s", "event": "Seen", "timestamp": "2031-01-01T12:00:00Z"}]}
                """.formatted(user));

        assertThat(jdbc.sql("select e.occurred_at from event e join customer c on c.id = e.customer_id "
                                + "where c.user_id = ?")
                        .param(user)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(now.minusSeconds(10));
    }

    @Test
    void refuses_an_event_from_the_far_future_and_one_from_1970() throws Exception {
        String event = "{\"userId\": \"%s\", \"event\": \"Seen\", \"timestamp\": \"%s\"}";

        assertProblem(post("/v1/track", event.formatted(user, "2099-01-01T00:00:00Z")), 400, "timestamp-in-future");
        assertProblem(post("/v1/track", event.formatted(user, "1970-01-18T06:00:00Z")), 400, "timestamp-too-old");
        assertThat(events()).isZero();
    }

    @Test
    void stores_text_that_postgresql_cannot_hold_as_replacement_characters() throws Exception {
        HttpResponse<String> answer = post("/v1/track", """
                {"userId": "%s", "event": "Cut\\u0000", "properties": {"a\\u0000": ["\\ud83d"]}}""".formatted(user));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(names()).containsExactly("Cut\uFFFD");
    }

    @Test
    void lets_browsers_of_other_sites_write() throws Exception {
        HttpResponse<String> answer = send(request("/v1/track")
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }
}
