package io.kairos.orchestrator.dispatch.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.DispatchTables;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The example worker in Node against the real HTTP API and a provider that misbehaves. */
@KairosTest
class NodeWorkerIT {
    private static final String CHANNEL = "carrier";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    WorkerKeys keys;

    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private DispatchTables tables;
    private Provider provider;
    private String key;

    @BeforeEach
    void start() throws IOException {
        tables = new DispatchTables(jdbc);
        provider = new Provider();
        key = keys.create("carrier-1", CHANNEL, DeliveryPolicy.AT_MOST_ONCE).orElseThrow();
    }

    @AfterEach
    void end() {
        provider.close();
        jdbc.update("update dispatch set state = 'cancelled' where channel = ? and closed_at is null", CHANNEL);
    }

    @Test
    void delivers_each_message_once_and_reports_what_the_provider_says() throws Exception {
        List<NewDispatch> good = List.of(added(), added(), added());
        NewDispatch busy = added();
        NewDispatch bad = added();
        NewDispatch broken = added();
        provider.answer(busy.id(), 429);
        provider.answer(bad.id(), 400);
        provider.answer(broken.id(), 500);

        Process worker = worker(key);
        try {
            await().atMost(PATIENCE).until(() -> unfinished() == 1);
        } finally {
            end(worker);
        }

        assertThat(good).allSatisfy(one -> {
            assertThat(provider.taken(one.id())).isEqualTo(1);
            assertThat(tables.dispatch(one.id()))
                    .containsEntry("state", "accepted")
                    .containsEntry("provider_id", "provider-" + one.id());
        });
        assertThat(tables.dispatch(bad.id())).containsEntry("state", "refused");
        assertThat(tables.dispatch(broken.id())).containsEntry("state", "unknown");
        assertThat(tables.state(busy.id())).isEqualTo("ready");
        assertThat(tables.decisions(busy.id())).containsExactly("send send", "hold delivery-failed");
        assertThat(provider.taken(busy.id())).isEqualTo(1);
    }

    @Test
    void leaves_what_it_held_on_the_wire_when_it_is_killed() throws Exception {
        NewDispatch held = added();
        provider.answer(held.id(), 0);
        Process worker = worker(key);
        await().atMost(PATIENCE).until(() -> provider.taken(held.id()) == 1);

        worker.destroyForcibly().waitFor();

        assertThat(tables.state(held.id())).isEqualTo("sending");
    }

    @Test
    void says_plainly_that_its_key_is_not_known() throws Exception {
        Process worker = worker("no-such-key");

        assertThat(worker.waitFor()).isEqualTo(1);
        assertThat(new String(worker.getErrorStream().readAllBytes(), UTF_8))
                .contains("Unknown worker key")
                .contains("./kairos worker-key");
    }

    @Test
    void refuses_bodies_that_make_no_sense_and_names_the_field() throws Exception {
        assertThat(post("claim", "{}", "Basic x")).contains("\"code\":\"worker-key-missing\"");
        assertThat(post("claim", "{\"most\": 0}", "Bearer " + key))
                .contains("\"code\":\"worker-number-out-of-range\"")
                .contains("\"field\":\"most\"");
        assertThat(post("report", "{}", "Bearer " + key)).contains("\"field\":\"results\"");
        assertThat(post(
                        "report",
                        "{\"results\": [{\"id\": \"" + UUID.randomUUID() + "\", \"epoch\": 1, \"outcome\": \"done\"}]}",
                        "Bearer " + key))
                .contains("\"code\":\"worker-outcome-unknown\"")
                .contains("\"field\":\"results[0].outcome\"");
        assertThat(post("extend", "{\"dispatches\": [{\"id\": \"7\", \"epoch\": 1}]}", "Bearer " + key))
                .contains("\"code\":\"worker-id-unreadable\"");
    }

    @Test
    void never_takes_over_a_channel_that_the_program_serves_itself() {
        assertThat(keys.create("thief", "email", DeliveryPolicy.AT_MOST_ONCE)).isEmpty();
    }

    @Test
    void a_replaced_key_stops_working_at_once() throws Exception {
        String fresh =
                keys.create("carrier-1", CHANNEL, DeliveryPolicy.AT_MOST_ONCE).orElseThrow();

        assertThat(post("claim", "{}", "Bearer " + key)).contains("worker-key-unknown");
        assertThat(post("claim", "{}", "Bearer " + fresh)).contains("\"dispatches\":[");
    }

    private long unfinished() {
        return jdbc.queryForList(
                        "select state from dispatch where channel = ? and closed_at is null and state <> 'cancelled'",
                        String.class,
                        CHANNEL)
                .size();
    }

    private NewDispatch added() {
        Reachable customer = tables.reachableCustomer(clock.instant());
        tables.consent(customer.customerId(), CHANNEL, "reminders", "granted", clock.instant());
        NewDispatch like = customer.reminder(clock.instant());
        NewDispatch dispatch = new NewDispatch(
                like.id(),
                like.customerId(),
                like.needId(),
                like.enrolmentId(),
                like.journeyId(),
                like.step(),
                like.round(),
                CHANNEL,
                like.topic(),
                like.template(),
                like.subject(),
                like.decisionId(),
                like.dueAt(),
                like.deadline());
        queue.add(List.of(dispatch));
        return dispatch;
    }

    private Process worker(String key) throws IOException {
        Path script = Path.of("..", "channels", "example-node", "worker.mjs").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("node", script.toString());
        builder.environment().put("KAIROS_URL", "http://127.0.0.1:" + port);
        builder.environment().put("KAIROS_WORKER_KEY", key);
        builder.environment().put("PROVIDER_URL", provider.url());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static void end(Process worker) throws InterruptedException {
        worker.destroyForcibly().waitFor();
    }

    private String post(String call, String body, String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/workers/" + call))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
