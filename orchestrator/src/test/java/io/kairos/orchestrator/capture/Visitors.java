package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.bench.Meter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Visitors of a shop as a Segment library tells of them. Each says who they are, looks at a page, and views a sofa twice: the first view
 * opens a need and has them enter a journey, the second refreshes it.
 */
final class Visitors implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int BATCH = 100;
    private static final int EVENTS_OF_ONE = 4;
    private static final List<String> TABLES = List.of(
            "sleeping",
            "enrolment",
            "moment",
            "journal",
            "decision",
            "dispatch",
            "need",
            "customer",
            "identity",
            "event",
            "event_key",
            "consent");

    private final BenchWorld world;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final String authorization;
    private int visitors;

    Visitors(BenchWorld world) {
        this.world = world;
        var key = world.bean(SourceKeys.class).create("bench");
        authorization = "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Events a second, from the first request to the last answer; bodies are written before. */
    double rate(Meter meter, String figure, String path, int events) {
        clear();
        var requests = new ArrayList<HttpRequest>();
        for (int i = 0; i < events; i += BATCH) {
            requests.add(request(path, batch()));
        }
        world.settle();
        return meter.rate(figure, events, () -> sendAll(requests));
    }

    /** Forgets everybody. */
    void clear() {
        world.jdbc().execute("truncate " + String.join(", ", TABLES));
    }

    HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.port() + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The answer, which says that all of it is stored. */
    void send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** After a turn of ours: whoever came is in the journey. */
    void requireAllAsleep(int events) throws Exception {
        rate(new Meter(world.jdbc()), "checked", "/v1/batch", events);
        var asleep = world.jdbc().queryForObject("select count(*) from sleeping", Long.class);
        if (!Long.valueOf(events / EVENTS_OF_ONE).equals(asleep)) {
            throw new IllegalStateException(asleep + " asleep after " + events + " events");
        }
    }

    private String batch() {
        var events = new ArrayList<String>();
        for (int i = 0; i < BATCH; i += EVENTS_OF_ONE) {
            var user = "visitor-" + visitors++;
            events.add(
                    event(
                            "identify",
                            user,
                            "\"traits\":{\"email\":\"" + user
                                    + "@example.org\",\"firstName\":\"Ann\",\"locale\":\"fr-FR\",\"timezone\":\"Europe/Paris\"}"));
            events.add(event("page", user, "\"name\":\"Sofas\",\"properties\":{\"path\":\"/sofas\"}"));
            events.add(event("track", user, viewed(900)));
            events.add(event("track", user, viewed(950)));
        }
        return "{\"batch\":[" + String.join(",", events) + "]}";
    }

    private static String viewed(int price) {
        return "\"event\":\"Product Viewed\",\"properties\":{\"category\":\"sofa\",\"range\":\"Oslo\",\"name\":\"Sofa Oslo\","
                + "\"price\":" + price + "}";
    }

    String event(String type, String user, String rest) {
        return "{\"type\":\"" + type + "\",\"messageId\":\"" + UUID.randomUUID() + "\",\"userId\":\"" + user
                + "\",\"timestamp\":\"" + world.bean(InstantSource.class).instant() + "\"," + rest + "}";
    }

    private void sendAll(List<HttpRequest> requests) {
        var running = new ArrayList<Future<?>>();
        for (int client = 0; client < CLIENTS; client++) {
            int first = client;
            running.add(clients.submit(() -> {
                for (int i = first; i < requests.size(); i += CLIENTS) {
                    send(requests.get(i));
                }
                return first;
            }));
        }
        try {
            for (var one : running) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        clients.shutdown();
    }
}
