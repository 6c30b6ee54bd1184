package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Decisions as they are stored, read many at a time. */
@Repository
class StoredDecisions {
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredDecisions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By their ids. */
    Map<UUID, Grounds> find(Collection<UUID> ids) {
        Map<UUID, Grounds> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from decision where id = any(?)")
                    .param(ids.toArray(UUID[]::new))
                    .query(row -> {
                        found.put(row.getObject("id", UUID.class), grounds(row));
                    });
        }
        return found;
    }

    private Grounds grounds(ResultSet row) throws SQLException {
        Timing timing = new Timing(
                instant(row, "due_at"),
                instant(row, "window_from"),
                instant(row, "window_to"),
                instant(row, "latest_useful_at"),
                Optional.ofNullable(row.getObject("previous_id", UUID.class)),
                instant(row, "previous_due_at"),
                number(row, "score"),
                number(row, "score_now"),
                Optional.ofNullable(row.getString("model")),
                Optional.ofNullable(row.getString("fallback")));
        return new Grounds(
                timing,
                json.readValue(row.getString("reasons"), REASONS),
                json.readValue(row.getString("inputs"), OBJECT));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
