package io.kairos.orchestrator.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How journeys stand, and what is being changed about them. */
@Component
class JourneyStandings {
    private static final String ALL = """
            select coalesce(d.journey_id, s.journey_id) as id, coalesce(s.state, 'live') as state, d.name, d.revision,
                   d.changed_at, d.changed_by
              from journey_draft d full join journey_standing s on s.journey_id = d.journey_id
             order by id
            """;

    private final JdbcClient jdbc;

    JourneyStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state live, paused or stopped, were it in force */
    record Standing(String id, String state, Optional<String> draftName, Optional<JourneyView.Draft> draft) {
        static Standing live(String id) {
            return new Standing(id, "live", Optional.empty(), Optional.empty());
        }
    }

    /** By journey id; a journey without a row is live. */
    Map<String, Standing> all() {
        Map<String, Standing> all = new LinkedHashMap<>();
        jdbc.sql(ALL).query(JourneyStandings::standing).list().forEach(one -> all.put(one.id(), one));
        return all;
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        Optional<Instant> changedAt = Optional.ofNullable(row.getObject("changed_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        Optional<JourneyView.Draft> draft = changedAt.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new JourneyView.Draft(row.getInt("revision"), changedAt.get(), row.getString("changed_by")));
        return new Standing(
                row.getString("id"), row.getString("state"), Optional.ofNullable(row.getString("name")), draft);
    }
}
