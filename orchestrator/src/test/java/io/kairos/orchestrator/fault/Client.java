package io.kairos.orchestrator.fault;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of one node's HTTP interface that remembers which events were acknowledged. */
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Node node;
    private final Set<String> acknowledged = new LinkedHashSet<>();

    Client(Node node) {
        this.node = node;
    }

    /** Message ids of the events that were answered with 200. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** One event of a customer of its own; whether it was acknowledged. */
    boolean track(String event, String properties) {
        String id = UUID.randomUUID().toString();
        return track(id, "f-" + id, event, properties, Optional.empty());
    }

    /** One event; {@code at} is when it happened, now where it is empty. */
    boolean track(String messageId, String userId, String event, String properties, Optional<String> at) {
        String body = "{\"userId\":\"" + userId + "\",\"event\":\"" + event + "\",\"messageId\":\"" + messageId
                + "\",\"properties\":" + properties
                + at.map(time -> ",\"timestamp\":\"" + time + "\"").orElse("") + "}";
        boolean yes = post("/v1/track", "application/json", body, "Authorization", basic()) == 200;
        if (yes) {
            acknowledged.add(messageId);
        }
        return yes;
    }

    /** Many events at once; whether they were acknowledged. */
    boolean batch(List<String> messageIds, List<String> events) {
        String body = "{\"batch\":[" + String.join(",", events) + "]}";
        boolean yes = post("/v1/batch", "application/json", body, "Authorization", basic()) == 200;
        if (yes) {
            acknowledged.addAll(messageIds);
        }
        return yes;
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((node.writeKey() + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** The status of the answer; 0 when there was none. */
    int post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build()).map(HttpResponse::statusCode).orElse(0);
    }

    /** The operator's list of unknown ends, page after page. That it cannot be read does not mean that it is empty. */
    List<UUID> unknown() {
        List<UUID> ids = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            JsonNode page = JSON.readTree(page(
                    after.get().isEmpty() ? "" : "?after=" + URLEncoder.encode(after.get(), StandardCharsets.UTF_8)));
            for (JsonNode entry : page.path("dispatches")) {
                ids.add(UUID.fromString(entry.path("id").asString()));
            }
            after = Optional.of(page.path("next").asString()).filter(next -> !next.isEmpty());
        }
        return ids;
    }

    private String page(String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + "/api/dispatches/unknown" + query))
                .timeout(Duration.ofSeconds(20))
                .build();
        List<String> bodies = new ArrayList<>();
        Rig.await(
                () -> {
                    send(request)
                            .filter(answer -> answer.statusCode() == 200)
                            .map(HttpResponse::body)
                            .ifPresent(bodies::add);
                    return !bodies.isEmpty();
                },
                Rig.PATIENCE);
        return bodies.stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the list of unknown ends cannot be read"));
    }

    private static Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
