package org.example.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelContract;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.MessageContent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushChannelTest extends ChannelContract {

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Integer> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            calls.add(status);
            if (status == 200) {
                taken.add(exchange.getRequestHeaders().getFirst("X-Kairos-Dispatch"));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    protected Channel working() {
        return open("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    protected Channel unreachable() {
        server.stop(0);
        return working();
    }

    @Override
    protected Map<String, Supplier<Channel>> troubles() {
        return Map.of("429", () -> failing(429), "500", () -> failing(500), "403", () -> failing(403));
    }

    @Override
    protected List<String> taken() {
        return taken;
    }

    @Override
    protected int calls() {
        return calls.size();
    }

    @Override
    protected String address(int number) {
        return "topic-of-customer-" + number;
    }

    @Override
    protected MessageContent content(String text) {
        return new MessageContent.ShortText(text);
    }

    @Test
    void names_a_setting_it_does_not_know() {
        assertThatThrownBy(() -> provider().create(Map.of("sever", "https://ntfy.sh"), InstantSource.system()))
                .hasMessageContaining("sever is unknown: remove it, or use one of server, timeout, token");
    }

    @Test
    void sends_its_token_when_it_has_one() {
        List<String> logins = new CopyOnWriteArrayList<>();
        server.createContext("/" + address(7), exchange -> {
            logins.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        Map<String, String> settings = new HashMap<>();
        settings.put("server", "http://127.0.0.1:" + server.getAddress().getPort());
        settings.put("token", "tk_1");

        try (Channel channel = provider().create(settings, InstantSource.system())) {
            channel.deliver(message(7));
        }
        assertThat(logins).containsExactly("Bearer tk_1");
    }

    private Channel failing(int answer) {
        status = answer;
        return working();
    }

    /** As Kairos makes it: found by its id among the providers of the class path. */
    private static Channel open(String server) {
        return provider().create(Map.of("server", server), InstantSource.fixed(Instant.EPOCH));
    }

    private static ChannelProvider provider() {
        return ServiceLoader.load(ChannelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("push"))
                .findFirst()
                .orElseThrow();
    }
}
