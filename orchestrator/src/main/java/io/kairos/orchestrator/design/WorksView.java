package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports what is and was done to many customers of a journey. */
@Component
class WorksView {
    private static final int SHOWN = 20;

    private final JdbcClient jdbc;

    WorksView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answer of {@code GET /api/journeys/{id}/works}: the newest, and of those the newest first. */
    record All(List<Row> works) {}

    /**
     * One launch's, stop's or resumption's work.
     *
     * @param kind move, leave, stop, replan, skip or enter
     * @param version the newest of the versions it is about
     * @param expected customers it was about when it was asked for; a purchase may have ended some before their turn
     * @param done customers it changed something for
     * @param leftAlone customers it could do nothing about, such as those at a step that the new version does not have
     * @param endedAt empty while it goes on
     * @param cancelledBy who ended it early
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            long id,
            String kind,
            int version,
            String askedBy,
            Instant askedAt,
            long expected,
            long done,
            long leftAlone,
            Moments moments,
            Optional<Instant> endedAt,
            Optional<String> cancelledBy) {}

    /**
     * Where the next moments of those who moved went; the others stayed as they were.
     *
     * @param atOnce messages that were due as soon as their customers had moved
     * @param notWorth messages that are not worth sending any more
     */
    record Moments(long earlier, long later, long atOnce, long notWorth) {}

    All of(String journeyId) {
        return new All(jdbc.sql("select * from journey_work where journey_id = ? order by id desc limit " + SHOWN)
                .param(journeyId)
                .query(WorksView::row)
                .list());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("kind"),
                row.getInt("version"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("expected"),
                row.getLong("done"),
                row.getLong("left_alone"),
                new Moments(
                        row.getLong("earlier"), row.getLong("later"), row.getLong("at_once"), row.getLong("not_worth")),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("cancelled_by")));
    }
}
