package io.kairos.orchestrator.design;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Launches that were asked for, whatever became of them. */
@Repository
class LaunchStore {
    private static final String WAITING = "state in ('waiting-for-approval', 'scheduled')";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    LaunchStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Launch> withKey(String journeyId, String key) {
        return one("journey_id = ? and idempotency_key = ?", journeyId, key);
    }

    Optional<Launch> find(String journeyId, int version) {
        return one("journey_id = ? and version = ?", journeyId, version);
    }

    /** The one that waits for its hour or for a second person. */
    Optional<Launch> waiting(String journeyId) {
        return one("journey_id = ? and " + WAITING, journeyId);
    }

    /** Those whose hour has come. */
    List<Launch> due(Instant now) {
        return jdbc.sql("select * from journey_launch where state = 'scheduled' and start_at <= ? order by start_at")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(LaunchStore::launch)
                .list();
    }

    Optional<Instant> nextDue() {
        return jdbc.sql("select min(start_at) from journey_launch where state = 'scheduled'")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** A number no version of this journey has. */
    int nextVersion(String journeyId) {
        return jdbc.sql("""
                        select 1 + greatest(
                            (select coalesce(max(version), 0) from journey_version where journey_id = :id),
                            (select coalesce(max(version), 0) from journey_launch where journey_id = :id))
                        """).param("id", journeyId).query(Integer.class).single();
    }

    void add(Launch launch, String key) {
        jdbc.sql("""
                        insert into journey_launch (journey_id, version, state, source, people, note, draft_revision, start_at,
                            asked_at, asked_by, idempotency_key, request_hash, product_types)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(launch.journeyId())
                .param(launch.version())
                .param(launch.state().code())
                .param(launch.source())
                .param(launch.people().code())
                .param(launch.note())
                .param(launch.draftRevision().orElse(null))
                .param(launch.startAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(launch.askedBy())
                .param(key)
                .param(launch.requestHash())
                .param(launch.productTypes()
                        .map(types -> types.toArray(String[]::new))
                        .orElse(null))
                .update();
    }

    void move(Launch launch, Launch.State to, String by, Optional<String> why) {
        jdbc.sql("""
                        update journey_launch set state = ?, closed_at = ?, closed_by = ?, why = ?
                        where journey_id = ? and version = ?
                        """)
                .param(to.code())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(by)
                .param(why.orElse(null))
                .param(launch.journeyId())
                .param(launch.version())
                .update();
    }

    void approved(Launch launch, String by) {
        jdbc.sql("update journey_launch set approved_by = ? where journey_id = ? and version = ?")
                .params(by, launch.journeyId(), launch.version())
                .update();
    }

    private Optional<Launch> one(String where, Object... params) {
        return jdbc.sql("select * from journey_launch where " + where)
                .params(List.of(params))
                .query(LaunchStore::launch)
                .optional();
    }

    private static Launch launch(ResultSet row, int number) throws SQLException {
        return new Launch(
                row.getString("journey_id"),
                row.getInt("version"),
                Launch.State.of(row.getString("state")),
                row.getString("source"),
                People.of(row.getString("people")),
                row.getString("note"),
                Optional.ofNullable(row.getObject("draft_revision", Integer.class)),
                Optional.ofNullable(row.getObject("start_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                types(row),
                row.getString("asked_by"),
                row.getString("request_hash"));
    }

    private static Optional<List<String>> types(ResultSet row) throws SQLException {
        Array types = row.getArray("product_types");
        return types == null ? Optional.empty() : Optional.of(List.of((String[]) types.getArray()));
    }
}
