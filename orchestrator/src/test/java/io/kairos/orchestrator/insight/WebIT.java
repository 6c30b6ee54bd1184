package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What browsers get besides the answers: the web application, the headers, the description of the API. */
@InsightTest
class WebIT {

    private static final List<String> CONTRACT = List.of(
            "/api/status",
            "/api/journeys",
            "/api/journeys/{id}",
            "/api/journeys/{id}/bpmn",
            "/api/journeys/{id}/customers",
            "/api/customers",
            "/api/customers/{id}",
            "/api/customers/{id}/timeline",
            "/api/customers/{id}/upcoming",
            "/api/decisions/{id}",
            "/api/mailbox",
            "/api/mailbox/{id}",
            "/api/mailbox/{id}/letter.pdf",
            "/api/mailbox/{id}/pages/{page}.png",
            "/api/demo/providers");

    @LocalServerPort
    int port;

    @Test
    void the_web_application_is_one_page() {
        String page = new ClassPathResource("META-INF/resources/index.html").exists() ? "<div id=\"root\">" : "";

        HttpResponse<String> response = api().get("/", "en");

        assertThat(response.statusCode()).isEqualTo(page.isEmpty() ? 404 : 200);
        assertThat(response.body()).contains(page);
    }

    @Test
    void an_address_that_is_nobodys_is_not_there() {
        for (String path : List.of(
                "/api/nothing",
                "/v1/nothing",
                "/v3/nothing",
                "/actuator/nothing",
                "/missing.js",
                "/engine-rest/engine",
                "/camunda/app/admin/default/setup/",
                "/customers")) {
            assertThat(api().problem(path, 404, "en").path("code").asString())
                    .as(path)
                    .isEqualTo("not-found");
        }
    }

    @Test
    void every_answer_tells_browsers_what_is_allowed() {
        for (String path : List.of("/", "/api/status", "/api/nothing")) {
            HttpResponse<String> response = api().get(path, "en");
            String policy = response.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
            assertThat(policy)
                    .contains("frame-ancestors 'none'", "script-src 'self';")
                    .doesNotContain("unsafe-eval");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void the_api_describes_itself() {
        JsonNode description = api().ok("/v3/api-docs");
        JsonNode paths = description.path("paths");

        assertThat(Api.fields(paths))
                .containsAll(CONTRACT)
                .allMatch(path -> path.startsWith("/api/") || path.startsWith("/v1/"));
        for (String path : CONTRACT) {
            JsonNode get = paths.path(path).path("get");
            assertThat(get.path("summary").asString()).as(path).isNotBlank();
            assertThat(Api.fields(get.path("responses").path("default").path("content")))
                    .as(path)
                    .containsExactly("application/problem+json");
        }
        assertThat(Api.fields(description
                        .path("components")
                        .path("schemas")
                        .path("Problem")
                        .path("properties")))
                .contains("code", "detail", "remedy");
    }

    @Test
    void the_tracking_api_is_described_call_by_call() {
        JsonNode paths = api().ok("/v3/api-docs").path("paths");

        assertThat(Api.fields(paths).stream().filter(path -> path.startsWith("/v1/")))
                .containsExactlyInAnyOrder(
                        "/v1/track", "/v1/identify", "/v1/page", "/v1/screen", "/v1/group", "/v1/alias", "/v1/batch");
        JsonNode track = paths.path("/v1/track").path("post");
        assertThat(Api.fields(track.path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema")
                        .path("properties")))
                .contains("messageId", "userId", "event", "properties");
        assertThat(track.path("responses").has("default")).isTrue();
    }

    private Api api() {
        return new Api(port);
    }
}
