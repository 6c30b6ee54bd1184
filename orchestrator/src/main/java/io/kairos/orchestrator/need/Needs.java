package io.kairos.orchestrator.need;

import io.kairos.orchestrator.platform.CopiedRows;
import io.kairos.orchestrator.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of needs: read and written many at a time, in the caller's transaction. */
@Repository
public class Needs {
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final String COLUMNS = """
            customer_id, id, product_type, subject, state, date, end_date, zone, value, features,
            opened_at, changed_at, expires_at, closed_at""";

    private static final String UPSERT = "insert into need (" + COLUMNS + """
            )
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (customer_id, id) do update set
                subject = excluded.subject, state = excluded.state, date = excluded.date, end_date = excluded.end_date,
                zone = excluded.zone, value = excluded.value, features = excluded.features,
                changed_at = excluded.changed_at, expires_at = excluded.expires_at, closed_at = excluded.closed_at
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    Needs(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** The open needs of these customers, oldest first. */
    Map<UUID, List<Need>> open(Collection<UUID> customers) {
        var found = new HashMap<UUID, List<Need>>();
        jdbc.sql("select * from need where customer_id = any(?) and state = 'open' order by opened_at, id")
                .param(customers.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list()
                .forEach(need -> found.computeIfAbsent(need.customerId(), id -> new ArrayList<>())
                        .add(need));
        return found;
    }

    /** Needs by their ids. */
    public List<Need> find(Collection<UUID> customers, Collection<UUID> ids) {
        return jdbc.sql("select * from need where customer_id = any(?) and id = any(?)")
                .param(customers.toArray(UUID[]::new))
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list();
    }

    /** The same of customers who go with the needs position by position, so that many are found by their keys. */
    public List<Need> findEach(List<UUID> customers, List<UUID> ids) {
        return jdbc.sql("""
                        select need.* from unnest(?::uuid[], ?::uuid[]) as k (customer_id, id)
                        join need on need.customer_id = k.customer_id and need.id = k.id
                        """)
                .param(customers.toArray(UUID[]::new))
                .param(ids.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list();
    }

    /** Open needs that have expired, earliest first. */
    List<Need> expired(Instant now, int limit) {
        return jdbc.sql("select * from need where state = 'open' and expires_at <= ? order by expires_at limit ?")
                .param(at(now))
                .param(limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Instant> nextExpiry() {
        return jdbc.sql("select min(expires_at) from need where state = 'open'")
                .query((row, number) -> Optional.ofNullable(instant(row, 1)))
                .single();
    }

    /** Stores needs that are not there yet. */
    void add(Collection<Need> needs) {
        var rows = new CopiedRows();
        var text = new JsonText(json);
        for (var need : needs) {
            rows.add(need.customerId())
                    .add(need.id())
                    .add(need.productType())
                    .add(need.subject())
                    .add(need.state().code())
                    .add(need.date())
                    .add(need.endDate())
                    .add(need.zone())
                    .add(need.value())
                    .addJsonb(text.of(need.features()))
                    .add(need.openedAt())
                    .add(need.changedAt())
                    .add(need.expiresAt())
                    .add(need.closedAt())
                    .end();
        }
        rows.into(batches, "need", COLUMNS);
    }

    void save(Collection<Need> needs) {
        if (needs.isEmpty()) {
            return;
        }
        batches.batchUpdate(UPSERT, needs, Math.max(1, needs.size()), (statement, need) -> {
            statement.setObject(1, need.customerId());
            statement.setObject(2, need.id());
            statement.setString(3, need.productType());
            statement.setString(4, need.subject());
            statement.setString(5, need.state().code());
            statement.setObject(6, need.date().orElse(null));
            statement.setObject(7, need.endDate().orElse(null));
            statement.setString(8, need.zone().orElse(null));
            statement.setBigDecimal(9, need.value().orElse(null));
            statement.setString(10, json.writeValueAsString(need.features()));
            statement.setObject(11, at(need.openedAt()));
            statement.setObject(12, at(need.changedAt()));
            statement.setObject(13, at(need.expiresAt()));
            statement.setObject(14, need.closedAt().map(Needs::at).orElse(null));
        });
    }

    private Need read(ResultSet row) throws SQLException {
        return new Need(
                row.getObject("customer_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("product_type"),
                row.getString("subject"),
                NeedState.of(row.getString("state")),
                Optional.ofNullable(row.getObject("date", LocalDate.class)),
                Optional.ofNullable(row.getObject("end_date", LocalDate.class)),
                Optional.ofNullable(row.getString("zone")),
                Optional.ofNullable(row.getBigDecimal("value")),
                json.readValue(row.getString("features"), STRINGS),
                required(row, "opened_at"),
                required(row, "changed_at"),
                required(row, "expires_at"),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
