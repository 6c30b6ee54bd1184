package io.kairos.orchestrator.trial;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the running program to try journeys, as the designer does. */
record Trying(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    HttpResponse<String> post(String path, Map<String, ?> body, String language) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    JsonNode get(String path, String language) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language)
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    JsonNode ok(String path, Map<String, ?> body) {
        HttpResponse<String> response = post(path, body, "en");
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " gave " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode problem(String path, Map<String, ?> body, int status) {
        HttpResponse<String> response = post(path, body, "en");
        if (response.statusCode() != status) {
            throw new AssertionError(path + " gave " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    /** The elements whose field has this value. */
    static List<JsonNode> with(JsonNode array, String field, String value) {
        return list(array).stream()
                .filter(one -> one.path(field).asString("").equals(value))
                .toList();
    }

    static List<String> texts(List<JsonNode> elements, String field) {
        return elements.stream().map(one -> one.path(field).asString("")).toList();
    }

    /** What a reason fills its words with, by name. */
    static Map<String, String> params(JsonNode reason) {
        Map<String, String> params = new TreeMap<>();
        reason.path("params")
                .properties()
                .forEach(param -> params.put(param.getKey(), param.getValue().asString()));
        return params;
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
