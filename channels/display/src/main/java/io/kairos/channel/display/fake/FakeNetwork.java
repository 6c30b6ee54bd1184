package io.kairos.channel.display.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An advertising network on a port of this machine. Listens from construction to {@link #close}. */
public abstract class FakeNetwork implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int MAX_BODY = 8 * 1024 * 1024;

    private final AudienceBook book = new AudienceBook();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile String token;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private final Deque<Trouble> line = new ConcurrentLinkedDeque<>();

    FakeNetwork(String token) {
        this.token = token;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Carries a request out and gives the answer's body. */
    abstract Map<String, Object> carryOut(String method, String path, JsonNode body) throws Invalid;

    /** The network's own way to say no. */
    abstract Map<String, Object> error(int status, Trouble trouble);

    /** The network's own way to say that a request is wrong. */
    abstract Map<String, Object> invalid(String message);

    /** Status with which the network answers a trouble. */
    abstract int status(Trouble trouble);

    /** What the network answers to a request for a new token. */
    record Grant(int status, Map<String, Object> body) {}

    /** Renews the access token, where the network does so at that path. */
    Optional<Grant> grant(String path, String form) {
        return Optional.empty();
    }

    /** From now on only this access token is accepted. */
    final void accept(String next) {
        token = next;
    }

    /** From now on every request meets this trouble; empty for none. */
    public final void ail(Optional<Trouble> with) {
        trouble = with;
        line.clear();
    }

    /** The next requests, so many, meet this trouble. */
    public final void ailNext(int requests, Trouble with) {
        line.addAll(Collections.nCopies(requests, with));
    }

    /** How many requests are still to meet a trouble. */
    public final int ailing() {
        return line.size();
    }

    /** Who is in which audience. */
    public final AudienceBook book() {
        return book;
    }

    /** Where it listens. */
    public final URI url() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY);
            String path = exchange.getRequestURI().getPath();
            Optional<Grant> grant = grant(path, new String(bytes, StandardCharsets.UTF_8));
            if (grant.isPresent()) {
                answer(exchange, grant.get().status(), grant.get().body());
                return;
            }
            book.called();
            Optional<Trouble> now = authorised(exchange)
                    ? Optional.ofNullable(line.poll()).or(() -> trouble)
                    : Optional.of(Trouble.TOKEN_EXPIRED);
            boolean drops = now.equals(Optional.of(Trouble.DROPS));
            if (now.isPresent() && !drops) {
                suffer(exchange, now.get());
                return;
            }
            try {
                JsonNode body = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
                Map<String, Object> answer = carryOut(exchange.getRequestMethod(), path, body);
                if (!drops) {
                    answer(exchange, 200, answer);
                }
            } catch (Invalid | JacksonException e) {
                answer(exchange, 400, invalid(String.valueOf(e.getMessage())));
            }
        }
    }

    private boolean authorised(HttpExchange exchange) {
        return ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void suffer(HttpExchange exchange, Trouble now) throws IOException {
        if (now == Trouble.RESETS) {
            return;
        }
        if (now == Trouble.HANGS) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (now == Trouble.AWAY || now == Trouble.RATE_LIMIT) {
            exchange.getResponseHeaders().set("Retry-After", "120");
        }
        answer(exchange, status(now), error(status(now), now));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public final void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
