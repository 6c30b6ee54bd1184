package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.CopiedRows;
import io.kairos.orchestrator.platform.JsonText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code event} and {@code event_key}: one round trip for any number of them. */
@Component
class EventStore {
    private static final String COLUMNS =
            "customer_id, id, message_id, type, name, occurred_at, received_at, source, properties, context";

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
                select message_id, ?::timestamptz from unnest(?::text[]) as n (message_id)
                on conflict do nothing returning message_id
                """, String.class, now.toString(), messageIds.stream().sorted().toArray(String[]::new)));
    }

    void insert(List<StoredEvent> events, List<CapturedEvent> captured) {
        var rows = new CopiedRows();
        var text = new JsonText(json);
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            rows.add(event.customerId())
                    .add(event.id())
                    .add(captured.get(i).messageId())
                    .add(event.type().wire())
                    .add(event.name())
                    .add(event.occurredAt())
                    .add(event.receivedAt())
                    .add(captured.get(i).source())
                    .addJsonb(text.of(event.properties()))
                    .addJsonb(text.of(event.context()))
                    .end();
        }
        rows.into(jdbc, "event", COLUMNS);
    }
}
