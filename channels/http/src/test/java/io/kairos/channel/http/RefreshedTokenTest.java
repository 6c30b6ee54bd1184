package io.kairos.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kairos.channel.http.RefreshedToken.Grant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshedTokenTest {

    private final List<String> forms = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final InstantSource clock = () -> now;
    private volatile int status = 200;
    private volatile String rest = ",\"expires_in\":3600";
    private HttpServer server;

    RefreshedTokenTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/token", exchange -> {
            forms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String body = status == 200
                    ? "{\"access_token\":\"t\\/" + forms.size() + "\"" + rest + "}"
                    : "{\"error\":\"invalid_grant\"}";
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keeps_a_token_until_a_minute_before_it_runs_out() {
        RefreshedToken token = token();

        assertThat(token.current()).isEqualTo("t/1");
        now = now.plusSeconds(3_539);
        assertThat(token.current()).isEqualTo("t/1");
        now = now.plusSeconds(1);

        assertThat(token.current()).isEqualTo("t/2");
        assertThat(forms.get(0))
                .isEqualTo("grant_type=refresh_token&client_id=id&client_secret=se%26cret&refresh_token=r1&scope=mail");
    }

    @Test
    void many_threads_renew_once() throws Exception {
        RefreshedToken token = token();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(threads.submit(token::current));
        }
        Set<String> tokens = new HashSet<>();
        for (Future<String> answer : asked) {
            tokens.add(answer.get());
        }
        threads.shutdown();

        assertThat(tokens).containsExactly("t/1");
        assertThat(forms).hasSize(1);
    }

    @Test
    void a_refused_token_is_renewed_and_the_news_of_an_older_one_changes_nothing() {
        RefreshedToken token = token();
        String first = token.current();

        token.rejected(first);
        assertThat(token.current()).isEqualTo("t/2");
        token.rejected(first);

        assertThat(token.current()).isEqualTo("t/2");
    }

    @Test
    void uses_the_refresh_token_that_came_last() {
        rest = ",\"expires_in\":3600,\"refresh_token\":\"r2\"";
        RefreshedToken token = token();
        token.rejected(token.current());

        token.current();

        assertThat(forms.get(1)).contains("refresh_token=r2");
    }

    @Test
    void says_what_to_check_and_does_not_hammer() {
        status = 400;
        RefreshedToken token = token();

        assertThatThrownBy(token::current)
                .isInstanceOf(RefreshedToken.Unavailable.class)
                .hasMessageContaining("invalid_grant")
                .hasMessageContaining("refresh token")
                .hasMessageNotContaining("r1");
        assertThatThrownBy(token::current).isInstanceOf(RefreshedToken.Unavailable.class);
        assertThat(forms).hasSize(1);

        status = 200;
        now = now.plusSeconds(10);
        assertThat(token.current()).isEqualTo("t/2");
    }

    @Test
    void secrets_never_leave_in_the_clear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grant(URI.create("http://tokens.example.org/token")))
                .withMessageContaining("https");
        assertThat(grant(URI.create("https://tokens.example.org/token")).toString())
                .doesNotContain("r1")
                .doesNotContain("cret");
    }

    private RefreshedToken token() {
        return new RefreshedToken(
                grant(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token")), clock);
    }

    private static Grant grant(URI url) {
        return new Grant(url, "id", Optional.of("se&cret"), "r1", Optional.of("mail"));
    }
}
