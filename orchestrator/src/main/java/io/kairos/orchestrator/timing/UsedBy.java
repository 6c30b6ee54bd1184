package io.kairos.orchestrator.timing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which decisions used a model. */
@Component
class UsedBy {
    private final JdbcClient jdbc;

    UsedBy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(String reference) {
        return counts(List.of(reference)).getOrDefault(reference, 0L);
    }

    /** How many decisions used each of these models, as their law or for their hours; absent where none did. */
    Map<String, Long> counts(Collection<String> references) {
        Map<String, Long> counts = new HashMap<>();
        String[] asked = references.toArray(String[]::new);
        jdbc.sql("""
                        select model, count(*) as decisions from decision where model = any(:asked) group by model
                        union all
                        select hour_model, count(*) from decision where hour_model = any(:asked) group by hour_model
                        """).param("asked", asked).query(row -> {
            counts.merge(row.getString(1), row.getLong(2), Long::sum);
        });
        return counts;
    }

    /** Newest first, from after that one. */
    List<Row> page(String reference, Instant before, UUID beforeId, int size) {
        return jdbc.sql("""
                        select id, kind, at, customer_id, journey_id, step, outcome, due_at from (
                            (select * from decision where model = :model and (at, id) < (:at, :id)
                              order by at desc, id desc limit :size)
                            union all
                            (select * from decision where hour_model = :model and (at, id) < (:at, :id)
                              order by at desc, id desc limit :size)) d
                         order by at desc, id desc limit :size
                        """)
                .param("model", reference)
                .param("at", Timestamp.from(before))
                .param("id", beforeId)
                .param("size", size)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getTimestamp("at").toInstant(),
                row.getObject("customer_id", UUID.class),
                row.getString("journey_id"),
                row.getString("step"),
                row.getString("outcome"),
                Optional.ofNullable(row.getTimestamp("due_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    /**
     * One decision, short.
     *
     * @param instant the chosen moment
     */
    record Row(
            UUID id,
            String kind,
            Instant at,
            UUID customerId,
            @Nullable String journey,
            @Nullable String step,
            String outcome,
            @Nullable Instant instant) {}
}
