package io.kairos.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kairos.orchestrator.platform.servers.ServerAddresses;
import io.kairos.orchestrator.support.TestDatabase;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is promised when the program is killed, or Redis forgets everything, in the middle of a demo. */
class DemoSurvivalIT {
    private static final int KILLS = 5;
    private static final String SENT_TWICE = """
        select count(*) from (
            select dispatch_id from mailbox_message group by dispatch_id, detail->>'membership' having count(*) > 1) m
        join dispatch d on d.id = m.dispatch_id where d.state <> 'unknown'
        """;
    private static final String CAP_BREACHED = """
        select count(*) from dispatch a join dispatch b
            on b.customer_id = a.customer_id and b.id <> a.id and b.channel = a.channel and b.sent_at >= a.sent_at
           and b.sent_at < a.sent_at + interval '1 day'
        where a.state = 'accepted' and b.state = 'accepted' and a.channel <> 'webhook'
        """;

    private final ServerAddresses servers = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            servers.database().jdbcUrl(),
            servers.database().user(),
            servers.database().password()));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path data;

    @Test
    void killed_five_times_it_loses_no_acknowledged_event_and_sends_nothing_twice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("kills drawn with seed " + seed);
        var random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            var demo = start();
            var url = demo.url();
            int posts = random.nextInt(5, 60);
            for (int i = 0; i < posts && !demo.hasReported(); i++) {
                post(url);
            }
            demo.kill();
        }
        var last = start();
        assertThat(last.awaitExit()).as(last.output()).isZero();

        var stored =
                jdbc.sql("select message_id from event_key").query(String.class).set();
        assertThat(stored).containsAll(acknowledged);
        assertThat(jdbc.sql("select count(*) from event where source = 'demo'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(eventsOfTheDemo());
        assertThat(jdbc.sql(SENT_TWICE).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("""
            select count(*) from dispatch d where state = 'accepted'
            and not exists (select 1 from mailbox_message m where m.dispatch_id = d.id)
            """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select distinct channel from mailbox_message")
                        .query(String.class)
                        .set())
                .containsExactlyInAnyOrder("email", "sms", "display", "postal", "webhook");
    }

    @Test
    void redis_that_forgets_everything_loses_no_message_and_breaches_no_cap() throws Exception {
        var demo = start();
        demo.url();
        var client = RedisClient.create(servers.redisUrl());
        try (var redis = client.connect()) {
            for (int flush = 0; flush < 4; flush++) {
                int before = demo.position();
                redis.sync().flushall();
                await().atMost(Duration.ofMinutes(3)).until(() -> demo.position() > before || demo.hasReported());
            }
        } finally {
            client.shutdown();
        }

        assertThat(demo.awaitExit()).as(demo.output()).isZero();
        assertThat(jdbc.sql("select count(*) from dispatch where state = 'accepted'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql(CAP_BREACHED).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from dispatch where state in ('claimed', 'sending', 'unknown')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ChildDemo start() {
        return ChildDemo.start(
                servers,
                data,
                "--exit",
                "--customers",
                "120",
                "--from",
                "2026-03-01",
                "--to",
                "2026-04-15",
                "--seed",
                "7");
    }

    private static int eventsOfTheDemo() {
        var options =
                new DemoOptions(Optional.empty(), LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-15"), 120, 7);
        var end = options.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return (int) new GeneratedPopulation(options)
                .draw().customers().stream()
                        .flatMap(customer -> customer.events().stream())
                        .filter(event -> !event.at().plusSeconds(2).isAfter(end))
                        .count();
    }

    /** An event of a client beside the demo; it counts once the program has said yes. */
    private void post(String url) {
        var messageId = UUID.randomUUID().toString();
        var key = writeKey();
        var request = HttpRequest.newBuilder(URI.create(url + "/v1/track"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"userId\":\"beside-" + messageId
                        + "\",\"event\":\"Article Read\",\"messageId\":\"" + messageId + "\"}"))
                .build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                acknowledged.add(messageId);
            }
        } catch (IOException e) {
            // not acknowledged: nothing is promised about it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String writeKey() {
        try {
            return Files.readString(data.resolve("write-key")).strip();
        } catch (IOException e) {
            throw new IllegalStateException("no write key in the data folder", e);
        }
    }
}
