package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@KairosTest
class TrackingApiIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "key-of-the-tracking-test";

    @LocalServerPort
    int port;

    @Autowired
    SourceKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    VirtualClock clock;

    @Autowired
    JsonMapper json;

    /** Unlike any other test's. */
    final String user = "user-" + UUID.randomUUID();

    @BeforeEach
    void register_the_key() {
        keys.register("tracking test", KEY);
    }

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
    void unpacks_gzip() throws Exception {
        HttpResponse<String> answer = send(authorised("/v1/track")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed("{\"userId\": \"%s\", \"event\": \"Seen\"}".formatted(user)))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void refuses_gzip_that_unpacks_to_more_than_the_limit() throws Exception {
        HttpResponse<String> answer = send(authorised("/v1/batch")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed("{\"batch\": [\"" + "x".repeat(5_000_000) + "\"]}"))));

        assertProblem(answer, 413, "batch-too-large");
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
    void refuses_an_event_of_33_kb() throws Exception {
        assertProblem(post("/v1/track", large(user, 33 * 1024)), 413, "event-too-large");
        assertThat(events()).isZero();
    }

    @Test
    void refuses_a_batch_of_600_kb() throws Exception {
        String events = (large(user, 30 * 1024) + ",").repeat(20);

        HttpResponse<String> answer =
                post("/v1/batch", "{\"batch\": [" + events.substring(0, events.length() - 1) + "]}");

        assertProblem(answer, 413, "batch-too-large");
        assertThat(events()).isZero();
    }

    @Test
    void keeps_the_good_events_of_a_batch_and_names_the_bad_ones() throws Exception {
        HttpResponse<String> answer = post("/v1/batch", """
                {"batch": [
                  {"type": "track", "userId": "%1$s", "event": "First"},
                  {"type": "track", "userId": "%1$s"},
                  "no event",
                  %2$s,
                  {"type": "identify", "userId": "%1$s", "traits": {"timezone": "Europe/Pariss"}},
                  {"type": "track", "event": "Nobody"},
                  {"type": "track", "userId": "%1$s", "event": "Last"}]}""".formatted(user, large(user, 33 * 1024)));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.path("success").asBoolean()).isTrue();
        assertThat(body.path("accepted").asInt()).isEqualTo(2);
        assertThat(body.path("rejected"))
                .extracting(refused -> refused.path("index").asInt() + " "
                        + refused.path("code").asString() + " "
                        + refused.path("field").asString())
                .containsExactly(
                        "1 event-name-missing /batch/1/event",
                        "2 event-not-an-object /batch/2",
                        "3 event-too-large /batch/3",
                        "4 zone-unknown /batch/4/traits/timezone",
                        "5 identity-missing /batch/5/userId");
        assertThat(body.path("rejected"))
                .allSatisfy(
                        refused -> assertThat(refused.path("remedy").asString()).isNotEmpty());
        assertThat(names()).containsExactly("First", "Last");
    }

    @Test
    void refuses_a_batch_of_which_no_event_is_good() throws Exception {
        HttpResponse<String> answer =
                post("/v1/batch", "{\"batch\": [{\"type\": \"tarck\", \"userId\": \"u\", \"event\": \"Seen\"}]}");

        JsonNode problem = assertProblem(answer, 400, "batch-refused");
        assertThat(problem.path("rejected").path(0).path("code").asString()).isEqualTo("type-unknown");
    }

    @Test
    void takes_an_empty_batch() throws Exception {
        assertThat(post("/v1/batch", "{\"batch\": []}").statusCode()).isEqualTo(200);
    }

    @Test
    void stores_a_message_id_once_within_a_batch_and_later() throws Exception {
        String event = "{\"type\": \"track\", \"userId\": \"%1$s\", \"event\": \"Seen\", \"messageId\": \"m-%1$s\"}"
                .formatted(user);

        HttpResponse<String> first = post("/v1/batch", "{\"batch\": [" + event + ", " + event + "]}");
        HttpResponse<String> later = post("/v1/import", "{\"batch\": [" + event + "]}");

        assertThat(json.readTree(first.body()).path("accepted").asInt()).isEqualTo(1);
        assertThat(json.readTree(first.body()).path("duplicates").asInt()).isEqualTo(1);
        assertThat(json.readTree(later.body()).path("accepted").asInt()).isZero();
        assertThat(events()).isEqualTo(1);
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

    private JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        JsonNode problem = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).isNotEmpty().doesNotContain("{");
        assertThat(problem.path("remedy").asString()).isNotEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return problem;
    }

    private int events() {
        return names().size();
    }

    private java.util.List<String> names() {
        return jdbc.sql("""
                        select e.name from event e join customer c on c.id = e.customer_id
                        where c.user_id = ? order by e.occurred_at, e.name""").param(user).query(String.class).list();
    }

    private static String large(String user, int bytes) {
        return "{\"type\": \"track\", \"userId\": \"%s\", \"event\": \"Large\", \"properties\": {\"text\": \"%s\"}}"
                .formatted(user, "x".repeat(bytes));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(authorised(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", basic(KEY));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
