package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.bench.BenchWorld;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What one would write first: a request is one transaction with one JDBC batch, durable when it is answered. */
final class PlainEndpoint {
    static final String PATH = "/v1/plain-batch";
    private static final String INSERT = """
            insert into event (customer_id, id, message_id, type, name, occurred_at, received_at, source, properties, context)
            values (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, 'plain', ?::jsonb, '{}')
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource clock;

    private PlainEndpoint(JdbcTemplate jdbc, TransactionTemplate transaction, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Has the program serve it, too; it is no bean, or every test would. */
    static void serve(BenchWorld world) throws NoSuchMethodException {
        var mapping = world.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.registerMapping(
                RequestMappingInfo.paths(PATH)
                        .methods(RequestMethod.POST)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new PlainEndpoint(
                        world.jdbc(),
                        world.bean(TransactionTemplate.class),
                        world.bean(JsonMapper.class),
                        world.bean(InstantSource.class)),
                PlainEndpoint.class.getDeclaredMethod("store", Map.class));
    }

    @ResponseBody
    Map<String, Object> store(@RequestBody Map<String, Object> body) {
        var events = (List<?>) body.getOrDefault("batch", List.of());
        var rows = events.stream().map(event -> row((Map<?, ?>) event)).toList();
        transaction.executeWithoutResult(status -> jdbc.batchUpdate(INSERT, rows));
        return Map.of("success", true);
    }

    private Object[] row(Map<?, ?> event) {
        var properties = event.containsKey("properties") ? event.get("properties") : event.get("traits");
        var user = String.valueOf(event.get("userId"));
        return new Object[] {
            UUID.nameUUIDFromBytes(user.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            UUID.randomUUID(),
            event.get("messageId"),
            event.get("type"),
            event.containsKey("event") ? event.get("event") : event.get("type"),
            event.get("timestamp"),
            clock.instant().toString(),
            json.writeValueAsString(properties)
        };
    }
}
