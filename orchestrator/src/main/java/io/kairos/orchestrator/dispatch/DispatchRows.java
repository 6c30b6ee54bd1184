package io.kairos.orchestrator.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads rows of the table {@code dispatch}. */
final class DispatchRows {
    private DispatchRows() {}

    static Claim claim(ResultSet row, int number) throws SQLException {
        return new Claim(
                dispatch(row, number),
                row.getInt("attempts"),
                row.getInt("epoch"),
                row.getObject("not_before", OffsetDateTime.class).toInstant());
    }

    /** One that waits, and is held by this transaction. */
    static Claim waiting(ResultSet row, int number) throws SQLException {
        return new Claim(
                dispatch(row, number),
                row.getInt("attempts"),
                row.getInt("epoch") + 1,
                row.getObject("not_before", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    static NewDispatch dispatch(ResultSet row, int number) throws SQLException {
        return new NewDispatch(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("need_id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getString("journey_id"),
                row.getString("step"),
                row.getInt("round"),
                row.getString("channel"),
                row.getString("topic"),
                row.getString("template"),
                Optional.ofNullable(row.getString("subject")),
                row.getObject("decision_id", UUID.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row, "deadline"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
