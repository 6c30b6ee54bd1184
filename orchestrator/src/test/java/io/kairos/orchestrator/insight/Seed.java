package io.kairos.orchestrator.insight;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows straight into the schema, with what a test does not care about filled in. */
final class Seed {

    private static final Random RANDOM = new Random(42);

    private final JdbcClient jdbc;
    private final Instant now;

    Seed(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    static UUID id() {
        return new UUID(RANDOM.nextLong(), RANDOM.nextLong());
    }

    UUID customer(@Nullable String userId, String traits, String zone) {
        UUID id = id();
        insert(
                "customer",
                "id",
                id,
                "user_id",
                userId,
                "traits",
                json(traits),
                "zone",
                zone,
                "zone_source",
                "explicit",
                "created_at",
                now,
                "last_seen_at",
                now);
        return id;
    }

    void identity(UUID customer, String kind, String value) {
        insert("identity", "kind", kind, "value", value, "customer_id", customer, "since", now);
    }

    UUID event(UUID customer, String type, String name, Instant at, String properties) {
        UUID id = id();
        insert(
                "event",
                "customer_id",
                customer,
                "id",
                id,
                "message_id",
                id.toString(),
                "type",
                type,
                "name",
                name,
                "occurred_at",
                at,
                "received_at",
                at,
                "source",
                "web",
                "properties",
                json(properties),
                "context",
                json("{}"));
        return id;
    }

    UUID need(UUID customer, String type, String subject, String state, Instant at, Object... more) {
        UUID id = id();
        insert(
                "need",
                with(
                        more,
                        "customer_id",
                        customer,
                        "id",
                        id,
                        "product_type",
                        type,
                        "subject",
                        subject,
                        "state",
                        state,
                        "opened_at",
                        at,
                        "changed_at",
                        at,
                        "expires_at",
                        at.plusSeconds(864_000)));
        return id;
    }

    UUID enrolment(UUID customer, UUID need, String journey, String state, Instant at, Object... more) {
        UUID id = id();
        insert(
                "enrolment",
                with(
                        more,
                        "customer_id",
                        customer,
                        "id",
                        id,
                        "need_id",
                        need,
                        "journey_id",
                        journey,
                        "journey_version",
                        1,
                        "process_instance_id",
                        id.toString(),
                        "state",
                        state,
                        "started_at",
                        at));
        return id;
    }

    UUID decision(UUID customer, String kind, String outcome, Instant at, Object... more) {
        UUID id = id();
        insert(
                "decision",
                with(
                        more,
                        "customer_id",
                        customer,
                        "id",
                        id,
                        "kind",
                        kind,
                        "at",
                        at,
                        "outcome",
                        outcome,
                        "round",
                        1,
                        "reasons",
                        json("[]")));
        return id;
    }

    UUID dispatch(UUID customer, UUID need, UUID enrolment, String state, Instant due, Object... more) {
        UUID id = id();
        insert(
                "dispatch",
                with(
                        more,
                        "customer_id",
                        customer,
                        "id",
                        id,
                        "need_id",
                        need,
                        "enrolment_id",
                        enrolment,
                        "journey_id",
                        "dated",
                        "step",
                        "send",
                        "round",
                        1,
                        "channel",
                        "email",
                        "topic",
                        "offers",
                        "template",
                        "trip",
                        "decision_id",
                        id(),
                        "state",
                        state,
                        "due_at",
                        due,
                        "not_before",
                        due,
                        "created_at",
                        due));
        return id;
    }

    void moment(UUID customer, UUID enrolment, String step, UUID decision, Instant due, Object... more) {
        insert(
                "moment",
                with(
                        more,
                        "customer_id",
                        customer,
                        "enrolment_id",
                        enrolment,
                        "step",
                        step,
                        "round",
                        1,
                        "decision_id",
                        decision,
                        "state",
                        "waiting",
                        "action",
                        "send",
                        "due_at",
                        due));
    }

    /** A version of a journey that the engine knows nothing of. */
    void journey(String id, int version, String bpmn) {
        jdbc.sql("""
                        insert into journey_version
                        select * from jsonb_populate_record(null::journey_version, jsonb_build_object(
                            'journey_id', :id::text, 'version', :version::int, 'fingerprint', :id::text, 'source', :source::text,
                            'deployment_key', :id::text, 'deployed_at', now(), 'note', '', 'people', 'stay'))
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("version", version)
                .param("source", bpmn)
                .update();
    }

    /** One row of a table: column, value, column, value, … */
    void insert(String table, @Nullable Object... columns) {
        insert(table, with(columns));
    }

    private void insert(String table, Map<String, @Nullable Object> row) {
        JdbcClient.StatementSpec statement = jdbc.sql("insert into " + table + " ("
                + String.join(", ", row.keySet()) + ") values ("
                + row.entrySet().stream().map(Seed::placeholder).collect(Collectors.joining(", ")) + ")");
        row.forEach((column, value) -> statement.param(column, sql(value)));
        statement.update();
    }

    private static String placeholder(Map.Entry<String, @Nullable Object> column) {
        return column.getValue() instanceof Json ? ":" + column.getKey() + "::jsonb" : ":" + column.getKey();
    }

    private static @Nullable Object sql(@Nullable Object value) {
        return value instanceof Instant instant
                ? Timestamp.from(instant)
                : value instanceof Json document ? document.text() : value;
    }

    private static Map<String, @Nullable Object> with(@Nullable Object... columns) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(String.valueOf(columns[i]), columns[i + 1]);
        }
        return row;
    }

    private static Map<String, @Nullable Object> with(Object[] more, @Nullable Object... columns) {
        Map<String, @Nullable Object> row = with(columns);
        row.putAll(with(more));
        return row;
    }

    static Json json(String text) {
        return new Json(text);
    }

    record Json(String text) {}
}
