package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A thread that reads a stream cannot be interrupted, so a time limit needs another thread. */
class LiveIT extends WithDesigner {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void counts_and_customers_are_told_by_version_and_lateness() {
        Inside inside = Inside.of("Counted by version", 2, designer, world, jdbc);
        designer.save(inside.id, 0, Designer.file(inside.id));
        designer.launch(inside.id, "stay");
        Inside.enter(world);
        String path = "/api/journeys/" + inside.id;

        assertThat(waiting(path + "?version=1")).isEqualTo(2);
        assertThat(waiting(path + "?version=2")).isEqualTo(1);
        assertThat(waiting(path)).isEqualTo(3);
        assertThat(designer.get(path + "?version=1")
                        .body()
                        .path("counts")
                        .path("inside")
                        .asInt())
                .isEqualTo(2);
        assertThat(designer.get(path + "/customers?version=2")
                        .body()
                        .path("customers")
                        .size())
                .isEqualTo(1);
        assertThat(designer.get(path + "/customers?state=late")
                        .body()
                        .path("customers")
                        .size())
                .isZero();
        jdbc.sql("""
                        update moment set due_at = ?::timestamptz - interval '2 minutes' where enrolment_id in (
                            select id from enrolment where journey_id = ? and journey_version = 2)
                        """).params(world.now().toString(), inside.id).update();
        assertThat(designer.get(path + "/customers?state=late")
                        .body()
                        .path("customers")
                        .size())
                .isEqualTo(1);
        assertThat(designer.get(path + "?version=9").status()).isEqualTo(404);
    }

    @Test
    @Timeout(value = 30, threadMode = SEPARATE_THREAD)
    void a_stream_tells_of_every_change_and_of_nothing_else() throws Exception {
        Inside inside = Inside.of("Streamed", 1, designer, world, jdbc);
        Iterator<String> lines = stream("/api/journeys/" + inside.id + "/stream");

        JsonNode first = next(lines);
        if (first.path("counts").path("inside").asInt() == 0) {
            first = next(lines); // counts are shared with other streams, and may be a second old when this one begins
        }
        assertThat(first.path("counts").path("inside").asInt()).isEqualTo(1);
        Inside.enter(world);
        assertThat(next(lines).path("counts").path("inside").asInt()).isEqualTo(2);
        designer.post("/api/journeys/" + inside.id + "/pause", Map.of());
        assertThat(next(lines).path("state").asString())
                .as("nothing in between")
                .isEqualTo("paused");
        assertThat(designer.get("/api/journeys/nowhere/stream").status()).isEqualTo(404);
    }

    @Test
    @Timeout(value = 30, threadMode = SEPARATE_THREAD)
    void a_stream_with_nothing_to_tell_beats_again_and_again() throws Exception {
        Iterator<String> lines = stream("/api/journeys/" + Inside.of("Quiet", 1, designer, world, jdbc).id + "/stream");

        List<String> beats = new ArrayList<>();
        while (beats.size() < 2) {
            String line = lines.next();
            if (line.startsWith(":")) {
                beats.add(line);
            }
        }

        assertThat(beats).as("comments, which browsers keep to themselves").containsOnly(":still here");
    }

    @Test
    @Timeout(60)
    void a_node_tells_at_most_a_hundred_readers_and_says_so_to_the_next_until_some_went_away() throws Exception {
        String id = Inside.of("Watched by many", 1, designer, world, jdbc).id;
        List<InputStream> open = new ArrayList<>();
        HttpClient reader = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/journeys/" + id + "/stream"))
                .build();

        int status = 200;
        while (status == 200 && open.size() <= 100) {
            var answer = reader.send(request, BodyHandlers.ofInputStream());
            status = answer.statusCode();
            open.add(answer.body());
        }

        assertThat(status).isEqualTo(503);
        assertThat(new String(open.get(open.size() - 1).readAllBytes(), StandardCharsets.UTF_8))
                .contains("streams-full", "100");
        for (InputStream one : open) {
            one.close();
        }
        await("room, once a beat found that they are gone").until(() -> {
            try (InputStream body =
                    reader.send(request, BodyHandlers.ofInputStream()).body()) {
                return body.read() == 'i';
            }
        });
    }

    @Test
    void a_step_with_words_of_its_own_sends_them_once_it_is_launched() {
        String id = designer.create("Own words");
        String send = "<camunda:property name=\"kairos.send.channel\"";
        String words = "<camunda:property name=\"kairos.send.words.en\""
                + " value=\"--- subject&#10;Own words about {{ need.subject }}&#10;--- html&#10;&lt;p&gt;Still?&lt;/p&gt;\" />";
        designer.save(id, designer.revision(id), Designer.file(id).replace(send, words + send));
        var launched = designer.launch(
                id,
                Map.of("revision", designer.revision(id), "people", "stay", "productTypes", List.of("sofa")),
                UUID.randomUUID().toString());
        assertThat(launched.status()).as(launched.raw().body()).isEqualTo(201);

        String customer = Inside.enter(world);
        world.pass(Duration.ofDays(60));

        assertThat(world.ask(customer, "select template from dispatch where customer_id = ?", String.class))
                .isNotEmpty()
                .allMatch(template -> template.startsWith("own/" + id + "/1/"));
        assertThat(world.ask(customer, "select state from dispatch where customer_id = ?", String.class))
                .contains("accepted");
    }

    private int waiting(String path) {
        for (JsonNode step : designer.get(path).body().path("steps")) {
            if (step.path("id").asString().equals(Inside.WAIT)) {
                return step.path("waiting").asInt();
            }
        }
        throw new AssertionError("no step " + Inside.WAIT);
    }

    private Iterator<String> stream(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "7")
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return answer.body().iterator();
    }

    private static JsonNode next(Iterator<String> lines) {
        String line = lines.next();
        while (!line.startsWith("data:")) {
            line = lines.next();
        }
        return JSON.readTree(line.substring("data:".length()));
    }
}
