package io.kairos.orchestrator.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The program's own API as a browser asks it, on a port that is known before the program listens on it: Twilio is told it. */
record DemoApi(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static DemoApi onFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new DemoApi(socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    HttpResponse<String> send(String method, String path, String body, String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
