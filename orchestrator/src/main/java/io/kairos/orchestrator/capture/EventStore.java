package io.kairos.orchestrator.capture;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code event} and {@code event_key}: one round trip for any number of them. */
@Component
class EventStore {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    EventStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes message ids; answers those that nobody has taken before. */
    Set<String> claim(Set<String> messageIds, Instant now) {
        return new HashSet<>(jdbc.queryForList(
                """
                insert into event_key (message_id, received_at)
                select message_id, ?::timestamptz from unnest(?) as n (message_id)
                on conflict do nothing returning message_id
                """, String.class, now.toString(), messageIds.stream().sorted().toArray(String[]::new)));
    }

    void insert(List<StoredEvent> events, List<CapturedEvent> captured) {
        Object[] rows = new Object[events.size()];
        for (int i = 0; i < rows.length; i++) rows[i] = row(events.get(i), captured.get(i));
        jdbc.update("""
                insert into event (customer_id, id, message_id, type, name, occurred_at, received_at, source,
                                   properties, context)
                select customer_id, id, message_id, type, name, occurred_at, received_at, source, properties, context
                from jsonb_to_recordset(?::jsonb) as n
                     (customer_id uuid, id uuid, message_id text, type text, name text, occurred_at timestamptz,
                      received_at timestamptz, source text, properties jsonb, context jsonb)
                """, json.writeValueAsString(rows));
    }

    private static Map<String, Object> row(StoredEvent event, CapturedEvent captured) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("customer_id", event.customerId());
        row.put("id", event.id());
        row.put("message_id", captured.messageId());
        row.put("type", event.type().wire());
        row.put("name", event.name());
        row.put("occurred_at", event.occurredAt().toString());
        row.put("received_at", event.receivedAt().toString());
        row.put("source", captured.source());
        row.put("properties", event.properties());
        row.put("context", event.context());
        return row;
    }
}
