package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tracking API over HTTP, with a write key and a user of the test's own. */
@KairosTest
abstract class TrackingRig {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final String KEY = "key-of-the-tracking-test";

    @LocalServerPort
    int port;

    @Autowired
    SourceKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    /** Unlike any other test's. */
    final String user = "user-" + UUID.randomUUID();

    @BeforeEach
    void register_the_key() {
        keys.register("tracking test", KEY);
    }

    JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        JsonNode problem = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).isNotEmpty().doesNotContain("{");
        assertThat(problem.path("remedy").asString()).isNotEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return problem;
    }

    int events() {
        return names().size();
    }

    java.util.List<String> names() {
        return jdbc.sql("""
                        select e.name from event e join customer c on c.id = e.customer_id
                        where c.user_id = ? order by e.occurred_at, e.name""").param(user).query(String.class).list();
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(authorised(path).POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", basic(KEY));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
    }

    static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
