package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many events in one request, packed or not, and how large they may be. */
class TrackingBatchIT extends TrackingRig {
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
}
