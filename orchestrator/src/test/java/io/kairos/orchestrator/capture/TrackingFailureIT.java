package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** What the tracking API answers when the lane behind it cannot take events. */
@KairosTest
class TrackingFailureIT {
    @Autowired
    SourceKeys keys;

    @Autowired
    TrackingParser parser;

    @Autowired
    MessageReader reader;

    @Autowired
    TrackingAnswers answers;

    @Test
    void acknowledges_nothing_while_the_database_is_away() throws Exception {
        ResponseEntity<Object> answer = post(events ->
                CompletableFuture.failedFuture(new CaptureUnavailableException("away", new RuntimeException("test"))));

        assertProblem(answer, 503, "database-unavailable", "5");
    }

    @Test
    void asks_to_come_back_while_the_queue_is_full() throws Exception {
        ResponseEntity<Object> answer = post(events -> {
            throw new CaptureBusyException(Duration.ofSeconds(2));
        });

        assertProblem(answer, 429, "capture-busy", "2");
    }

    private ResponseEntity<Object> post(Capture capture) throws Exception {
        String key = keys.create("failure-" + UUID.randomUUID());
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/track");
        request.setContent("{\"writeKey\": \"%s\", \"userId\": \"u1\", \"event\": \"Seen\"}"
                .formatted(key)
                .getBytes(StandardCharsets.UTF_8));
        return new TrackingController(keys, parser, reader, capture, answers)
                .single("track", request)
                .join();
    }

    private static void assertProblem(ResponseEntity<Object> answer, int status, String code, String retryAfter) {
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(retryAfter);
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(
                        ProblemDetail.class,
                        problem -> assertThat(problem.getProperties()).containsEntry("code", code));
    }
}
