package io.kairos.orchestrator.customer;

import io.kairos.orchestrator.platform.CopiedRows;
import io.kairos.orchestrator.platform.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code customer}: one round trip for any number of them. */
@Component
class CustomerStore {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> TIMES = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, user_id, traits, trait_at, locale, locale_at, zone, zone_at, zone_source, created_at, last_seen_at";

    private static final String TYPES = """
            id uuid, user_id text, traits jsonb, trait_at jsonb, locale text, locale_at timestamptz, zone text,
            zone_at timestamptz, zone_source text, created_at timestamptz, last_seen_at timestamptz""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    CustomerStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Locks customers in the order of their keys.
     *
     * @throws ConcurrencyFailureException when another transaction has merged one of them away meanwhile
     */
    Map<UUID, CustomerState> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) return new HashMap<>();
        Map<UUID, CustomerState> states = new HashMap<>();
        UUID[] sorted = ids.stream().sorted().toArray(UUID[]::new);
        jdbc.query(
                "select " + COLUMNS + " from customer where id = any(?) and merged_into is null order by id for update",
                row -> {
                    CustomerState state = state(row);
                    states.put(state.id, state);
                },
                (Object) sorted);
        if (states.size() != sorted.length) {
            throw new ConcurrencyFailureException("a customer was merged while its events were captured");
        }
        return states;
    }

    List<CustomerState> read(Collection<UUID> ids) {
        return jdbc.query(
                "select " + COLUMNS + " from customer where id = any(?)", (row, number) -> state(row), (Object)
                        ids.toArray(UUID[]::new));
    }

    void insert(List<CustomerState> fresh) {
        var rows = new CopiedRows();
        var text = new JsonText(json);
        for (var state : fresh) {
            var place = state.place;
            rows.add(state.id)
                    .add(Optional.ofNullable(state.userId))
                    .addJsonb(text.of(state.traits))
                    .addJsonb(text.of(state.traitAt))
                    .add(place.locale().toLanguageTag())
                    .add(Optional.ofNullable(place.localeAt()))
                    .add(place.zone().getId())
                    .add(Optional.ofNullable(place.zoneAt()))
                    .add(place.source().wire())
                    .add(state.createdAt)
                    .add(state.lastSeenAt)
                    .end();
        }
        rows.into(jdbc, "customer", COLUMNS);
    }

    void update(List<CustomerState> changed) {
        if (changed.isEmpty()) return;
        jdbc.update("""
                update customer c
                set user_id = n.user_id, traits = n.traits, trait_at = n.trait_at, locale = n.locale,
                    locale_at = n.locale_at, zone = n.zone, zone_at = n.zone_at, zone_source = n.zone_source,
                    created_at = n.created_at, last_seen_at = n.last_seen_at
                from jsonb_to_recordset(?::jsonb) as n (%s)
                where c.id = n.id
                """.formatted(TYPES), rows(changed));
    }

    /** Writes only when each customer was last seen. */
    void touch(List<CustomerState> seen) {
        if (seen.isEmpty()) return;
        List<Map<String, String>> rows = seen.stream()
                .map(state -> Map.of("id", state.id.toString(), "last_seen_at", state.lastSeenAt.toString()))
                .toList();
        jdbc.update("""
                update customer c set last_seen_at = n.last_seen_at
                from jsonb_to_recordset(?::jsonb) as n (id uuid, last_seen_at timestamptz) where c.id = n.id
                """, json.writeValueAsString(rows));
    }

    private String rows(List<CustomerState> states) {
        return json.writeValueAsString(states.stream().map(CustomerStore::row).toList());
    }

    private static Map<String, @Nullable Object> row(CustomerState state) {
        CustomerState.Place place = state.place;
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", state.id);
        row.put("user_id", state.userId);
        row.put("traits", state.traits);
        row.put("trait_at", state.traitAt);
        row.put("locale", place.locale().toLanguageTag());
        row.put("locale_at", text(place.localeAt()));
        row.put("zone", place.zone().getId());
        row.put("zone_at", text(place.zoneAt()));
        row.put("zone_source", place.source().wire());
        row.put("created_at", text(state.createdAt));
        row.put("last_seen_at", text(state.lastSeenAt));
        return row;
    }

    private CustomerState state(ResultSet row) throws SQLException {
        CustomerState.Place place = new CustomerState.Place(
                ZoneId.of(row.getString("zone")),
                ZoneSource.of(row.getString("zone_source")),
                instant(row, "zone_at"),
                Locale.forLanguageTag(row.getString("locale")),
                instant(row, "locale_at"));
        return new CustomerState(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                json.readValue(row.getString("traits"), VALUES),
                json.readValue(row.getString("trait_at"), TIMES),
                place,
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
