package io.kairos.channel.display.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends JSON once, without retries or redirects of its own, and reads the JSON that comes back. */
final class JsonHttp {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final Duration timeout;

    JsonHttp(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What came of one request. */
    sealed interface Reply {

        /**
         * The network answered.
         *
         * @param body an empty object where it was no JSON
         * @param retryAfter as the header says
         */
        record Answer(int status, JsonNode body, Optional<Duration> retryAfter, HttpResponse<String> raw)
                implements Reply {}

        /** The request never left. */
        record NotSent(String why) implements Reply {}

        /** The request may have been carried out. */
        record NoAnswer(String why) implements Reply {}
    }

    Reply send(String method, URI uri, String token, Map<String, Object> body) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=UTF-8")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply.Answer(response.statusCode(), parse(response.body()), retryAfter(response), response);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Reply.NotSent("it cannot be reached");
        } catch (IOException e) {
            return new Reply.NoAnswer("it gave no answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer("the call was interrupted");
        }
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject() ? node : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }
}
