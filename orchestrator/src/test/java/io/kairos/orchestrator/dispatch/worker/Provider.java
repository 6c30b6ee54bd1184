package io.kairos.orchestrator.dispatch.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on loopback that notes every message it gets and answers as told. */
final class Provider implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch silence = new CountDownLatch(1);

    Provider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    /** Answers this dispatch with that status; 0 keeps silent until {@link #close()}. */
    void answer(Object dispatchId, int status) {
        answers.put(dispatchId.toString(), status);
    }

    long taken(Object dispatchId) {
        return taken.stream().filter(dispatchId.toString()::equals).count();
    }

    private void take(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        exchange.getRequestBody().readAllBytes();
        taken.add(id);
        int status = answers.getOrDefault(id, 201);
        if (status == 0) {
            try {
                silence.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Retry-After", "120");
        byte[] body = ("{\"id\": \"provider-" + id + "\"}").getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
