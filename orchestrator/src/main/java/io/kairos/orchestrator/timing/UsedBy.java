package io.kairos.orchestrator.timing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
        return jdbc.sql("select count(*) from decision where model = ?")
                .param(reference)
                .query(Long.class)
                .single();
    }

    /** Newest first, from after that one. */
    List<Row> page(String reference, Instant before, UUID beforeId, int size) {
        return jdbc.sql("""
                        select id, kind, at, customer_id, journey_id, step, outcome, due_at from decision
                         where model = ? and (at, id) < (?, ?) order by at desc, id desc limit ?
                        """)
                .params(reference, Timestamp.from(before), beforeId, size)
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
