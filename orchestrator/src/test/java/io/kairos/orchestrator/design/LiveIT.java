package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    @Timeout(30)
    void a_stream_tells_of_every_change_and_of_nothing_else() throws Exception {
        Inside inside = Inside.of("Streamed", 1, designer, world, jdbc);
        Iterator<String> lines = stream("/api/journeys/" + inside.id + "/stream");

        assertThat(next(lines).path("counts").path("inside").asInt()).isEqualTo(1);
        Inside.enter(world);
        assertThat(next(lines).path("counts").path("inside").asInt()).isEqualTo(2);
        designer.post("/api/journeys/" + inside.id + "/pause", Map.of());
        assertThat(next(lines).path("state").asString())
                .as("nothing in between")
                .isEqualTo("paused");
        assertThat(designer.get("/api/journeys/nowhere/stream").status()).isEqualTo(404);
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
