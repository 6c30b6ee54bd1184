package io.kairos.orchestrator.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.capture.CapturedEvent;
import io.kairos.orchestrator.capture.EventType;
import io.kairos.orchestrator.platform.TimeDriver;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.platform.servers.ServerAddresses;
import io.kairos.orchestrator.support.ChildJava;
import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One installation with a database of its own and a clock that is set by hand, so that nights pass at once. */
final class TrainingProgram {
    private static final JsonMapper JSON = new JsonMapper();

    private final ServerAddresses servers = TestDatabase.fresh();
    private ConfigurableApplicationContext program;

    private ConfigurableApplicationContext start(Instant from) {
        Map<String, Object> properties = new HashMap<>(servers.asProperties());
        properties.put("server.port", "0");
        properties.put("kairos.pumps", "manual");
        properties.put("kairos.clock", "virtual");
        properties.put("kairos.access.mode", "open");
        properties.put("kairos.clock-start", from);
        return new SpringApplication(Kairos.class)
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    TrainingProgram(Instant from) {
        program = start(from);
    }

    void restart() {
        Instant now = now();
        program.close();
        program = start(now);
    }

    void close() {
        program.close();
    }

    ChildJava kairos(Path folder, String... arguments) {
        Map<String, String> environment = Map.of(
                "KAIROS_DATABASE_URL", servers.database().jdbcUrl(),
                "KAIROS_DATABASE_USER", servers.database().user(),
                "KAIROS_DATABASE_PASSWORD", servers.database().password(),
                "KAIROS_REDIS_URL", servers.redisUrl());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return ChildJava.start(folder, environment, Kairos.class, all.toArray(String[]::new));
    }

    void nextNight() {
        bean(TimeDriver.class).runTo(now().plus(Duration.ofDays(1)));
    }

    void looksAtSofa() {
        bean(Capture.class)
                .submit(List.of(new CapturedEvent(
                        UUID.randomUUID().toString(),
                        EventType.TRACK,
                        "Product Viewed",
                        Optional.of("looker-" + UUID.randomUUID()),
                        Optional.empty(),
                        Optional.empty(),
                        now(),
                        Map.of("category", "sofa", "range", "Oslo"),
                        Map.of(),
                        "test")))
                .join();
        bean(TimeDriver.class).drain();
    }

    String lastModel() {
        return bean(JdbcClient.class)
                .sql("select model from decision where kind = 'moment' order by at desc, id desc limit 1")
                .query(String.class)
                .single();
    }

    UUID retired() {
        return bean(JdbcClient.class)
                .sql("select id from timing_model where state = 'retired' and family = 'lifetime' limit 1")
                .query(UUID.class)
                .single();
    }

    int versions(String productType) {
        return bean(JdbcClient.class)
                .sql("select count(*) from timing_model where product_type like ?")
                .param(productType)
                .query(Integer.class)
                .single();
    }

    ModelVersion live(Slot slot) {
        return store().live(slot).orElseThrow();
    }

    ModelStore store() {
        return bean(ModelStore.class);
    }

    Instant now() {
        return bean(VirtualClock.class).instant();
    }

    <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    JsonNode get(String path) {
        return send("GET", path, 200);
    }

    JsonNode get(String path, int status) {
        return send("GET", path, status);
    }

    JsonNode send(String method, String path, int status) {
        String port = program.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(status);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
