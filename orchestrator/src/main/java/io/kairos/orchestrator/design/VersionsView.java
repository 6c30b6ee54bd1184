package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the versions of a journey, newest first, with those that wait or never came in force. */
@Component
class VersionsView {
    private static final String ALL = """
            select v.version,
                   case when v.version < max(v.version) over () then 'old' else coalesce(s.state, 'live') end as state,
                   v.deployed_at as launched_at, coalesce(v.launched_by, '') as launched_by, v.note, v.people,
                   (select count(*) from enrolment e where e.journey_id = v.journey_id
                        and e.journey_version = v.version and e.state = 'inside') as inside,
                   null::timestamptz as start_at, l.approved_by, null as why
              from journey_version v
              left join journey_standing s on s.journey_id = v.journey_id
              left join journey_launch l on l.journey_id = v.journey_id and l.version = v.version
             where v.journey_id = :journey
            union all
            select l.version, l.state, null, l.asked_by, l.note, l.people, 0, l.start_at, l.approved_by, l.why
              from journey_launch l where l.journey_id = :journey and l.state <> 'live'
             order by version desc
            """;

    private final JdbcClient jdbc;
    private final Topics topics;

    VersionsView(JdbcClient jdbc, Topics topics) {
        this.jdbc = jdbc;
        this.topics = topics;
    }

    /**
     * The answer of {@code GET /api/journeys/{id}/versions}.
     *
     * @param runBy journeys in force that have their customers enter this one
     */
    record All(List<Row> versions, List<Catalog.Named> runBy) {}

    /**
     * One version.
     *
     * @param state live, old, paused, stopped, scheduled, waiting-for-approval, withdrawn or failed
     * @param launchedBy who launched it or asked for it; empty text where it comes from a file
     * @param inside how many customers are in it now
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            int version,
            String state,
            Optional<Instant> launchedAt,
            String launchedBy,
            String note,
            String people,
            long inside,
            Optional<Instant> startAt,
            Optional<String> approvedBy,
            Optional<String> why) {}

    All of(String journeyId, Locale language) {
        List<Row> versions = jdbc.sql(ALL)
                .param("journey", journeyId)
                .query(VersionsView::row)
                .list();
        return new All(versions, topics.running(journeyId, language));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("version"),
                row.getString("state"),
                instant(row, "launched_at"),
                row.getString("launched_by"),
                row.getString("note"),
                row.getString("people"),
                row.getLong("inside"),
                instant(row, "start_at"),
                Optional.ofNullable(row.getString("approved_by")),
                Optional.ofNullable(row.getString("why")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
