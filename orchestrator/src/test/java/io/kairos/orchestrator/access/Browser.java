package io.kairos.orchestrator.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with cookies that sends the token of its session back, as the web application does. */
final class Browser {
    private static final JsonMapper JSON = new JsonMapper();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** A change with the session's token. */
    HttpResponse<String> send(String method, String path, String body) {
        if (cookie("XSRF-TOKEN").isEmpty()) get("/api/session");
        HttpRequest.Builder request = request(path);
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    /** The lines of an answer that goes on, as they come. */
    java.util.Iterator<String> lines(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofLines())
                    .body()
                    .iterator();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A launch, with a key of its own. */
    HttpResponse<String> launch(String path, String body) {
        HttpRequest.Builder request = request(path)
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString());
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** A change as another site's page would send it. */
    HttpResponse<String> forged(String method, String path, String body) {
        return send(
                request(path).header("Origin", "https://evil.example").method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> signIn(String name, String password) {
        return send(
                "POST", "/api/session", JSON.writeValueAsString(java.util.Map.of("name", name, "password", password)));
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    void give(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
