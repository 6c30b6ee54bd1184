package io.kairos.orchestrator.design;

import io.kairos.journeys.bpmn.ShippedJourneys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does over HTTP what a marketer does in the designer. */
final class Designer {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;

    Designer(int port) {
        this.port = port;
    }

    /** An answer, with its body read where it has one. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String code() {
            return body.path("code").asString();
        }
    }

    /** The file of the shipped journey "considered" under another id, ready to launch. */
    static String file(String id) {
        String text = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8);
        return BpmnText.read(text).orElseThrow().as(id, "Of " + id).text();
    }

    /** A new journey with a file that may run. */
    String create(String name) {
        String file = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8);
        JsonNode made =
                post("/api/journeys", Map.of("name", name, "bpmn", file)).body();
        return made.path("id").asString();
    }

    Answer save(String id, int revision, String bpmn) {
        return send(
                "PUT",
                "/api/journeys/" + id + "/draft",
                JSON.writeValueAsString(Map.of("bpmn", bpmn)),
                "If-Match",
                "\"" + revision + "\"");
    }

    int revision(String id) {
        return get("/api/journeys/" + id + "/draft").body().path("revision").asInt();
    }

    /** Launches the draft as it is, with every warning accepted. */
    Answer launch(String id, String people) {
        return launch(
                id,
                Map.of("revision", revision(id), "people", people),
                UUID.randomUUID().toString());
    }

    Answer launch(String id, Map<String, Object> order, String key) {
        var body = new java.util.HashMap<String, Object>(order);
        body.putIfAbsent("accepted", warnings(id));
        return send("POST", "/api/journeys/" + id + "/versions", JSON.writeValueAsString(body), "Idempotency-Key", key);
    }

    private List<String> warnings(String id) {
        String bpmn = get("/api/journeys/" + id + "/draft").body().path("bpmn").asString();
        return post("/api/journeys/" + id + "/draft/check", Map.of("bpmn", bpmn))
                .body()
                .path("findings")
                .findValuesAsString("code");
    }

    Answer get(String path) {
        return send("GET", path, "", "Accept", "*/*");
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, JSON.writeValueAsString(body), "Accept", "*/*");
    }

    Answer send(String method, String path, String body, String header, String value) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header(header, value)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    answer.statusCode(),
                    type.contains("json") ? JSON.readTree(answer.body()) : JSON.createObjectNode(),
                    answer);
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
