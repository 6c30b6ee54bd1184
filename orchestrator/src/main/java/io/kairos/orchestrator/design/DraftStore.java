package io.kairos.orchestrator.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drafts, and the row of each journey that whoever changes it locks. */
@Repository
class DraftStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    DraftStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Has everybody else who would change this journey wait for the end of the transaction. */
    void lock(String journeyId) {
        jdbc.sql("insert into journey_standing (journey_id) values (?) on conflict do nothing")
                .param(journeyId)
                .update();
        jdbc.sql("select 1 from journey_standing where journey_id = ? for update")
                .param(journeyId)
                .query()
                .listOfRows();
    }

    Optional<Draft> find(String journeyId) {
        return jdbc.sql("select * from journey_draft where journey_id = ?")
                .param(journeyId)
                .query(DraftStore::draft)
                .optional();
    }

    /** Stores a draft of a locked journey under a revision of its own. */
    Draft save(String journeyId, String name, Optional<Integer> basedOn, String bpmn, String by) {
        int revision = jdbc.sql("""
                        update journey_standing set last_revision = last_revision + 1 where journey_id = ?
                        returning last_revision
                        """).param(journeyId).query(Integer.class).single();
        return jdbc.sql("""
                        insert into journey_draft (journey_id, name, revision, based_on, bpmn, changed_at, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (journey_id) do update set name = excluded.name, revision = excluded.revision,
                            bpmn = excluded.bpmn, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        returning *
                        """)
                .param(journeyId)
                .param(name)
                .param(revision)
                .param(basedOn.orElse(null))
                .param(bpmn)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(by)
                .query(DraftStore::draft)
                .single();
    }

    void delete(String journeyId) {
        jdbc.sql("delete from journey_draft where journey_id = ?")
                .param(journeyId)
                .update();
    }

    /** Whether anything, in force or not, has this id. */
    boolean isTaken(String id) {
        return jdbc.sql("""
                        select exists (select 1 from journey_version where journey_id = :id)
                            or exists (select 1 from journey_standing where journey_id = :id)
                        """).param("id", id).query(Boolean.class).single();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("journey_id"),
                row.getString("name"),
                row.getInt("revision"),
                Optional.ofNullable(row.getObject("based_on", Integer.class)),
                Optional.of(row.getObject("changed_at", OffsetDateTime.class).toInstant()),
                Optional.of(row.getString("changed_by")),
                row.getString("bpmn"));
    }
}
