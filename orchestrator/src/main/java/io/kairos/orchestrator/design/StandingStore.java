package io.kairos.orchestrator.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether journeys are live, paused or stopped. What is written here counts from its commit on, on every node. */
@Repository
class StandingStore {
    private static final Standing LIVE = new Standing("live", Optional.empty(), "");

    private final JdbcClient jdbc;
    private final InstantSource clock;

    StandingStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param state live, paused or stopped */
    record Standing(String state, Optional<Instant> since, String by) {
        boolean is(String wanted) {
            return state.equals(wanted);
        }
    }

    Standing of(String journeyId) {
        return jdbc.sql("select state, since, by_account from journey_standing where journey_id = ?")
                .param(journeyId)
                .query(StandingStore::standing)
                .optional()
                .orElse(LIVE);
    }

    /** Changes a locked journey. */
    void set(String journeyId, String state, String by) {
        jdbc.sql("update journey_standing set state = ?, since = ?, by_account = ? where journey_id = ?")
                .params(state, clock.instant().atOffset(ZoneOffset.UTC), by, journeyId)
                .update();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("state"),
                Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("by_account")).orElse(""));
    }
}
