package io.kairos.orchestrator.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Work on many customers, and how far it is. */
@Repository
class WorkStore {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    WorkStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Work on those inside who it is about now. */
    void add(String journeyId, Work.Kind kind, int version, String by) {
        Work asked = new Work(0, journeyId, kind, version, clock.instant(), FIRST, by);
        add(asked, about(asked, "count(*)", "").query(Long.class).single());
    }

    /** Work on so many who were kept out since. */
    void addNewcomers(String journeyId, int version, Instant since, long count, String by) {
        add(new Work(0, journeyId, Work.Kind.ENTER, version, since, FIRST, by), count);
    }

    private void add(Work asked, long expected) {
        jdbc.sql("""
                        insert into journey_work (journey_id, kind, version, cut_at, asked_by, asked_at, expected)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(asked.journeyId(), asked.kind().code(), asked.version())
                .params(time(asked.cutAt()), asked.askedBy(), time(clock.instant()), expected)
                .update();
    }

    /** The version new work is about; empty where the journey was never launched. */
    Optional<Integer> newestVersion(String journeyId) {
        return jdbc.sql("select version from journey_version where journey_id = ? order by version desc limit 1")
                .param(journeyId)
                .query(Integer.class)
                .optional();
    }

    /** The oldest that is not done, locked for this transaction; one that another node works on is passed over. */
    Optional<Work> next() {
        return jdbc.sql("select * from journey_work where ended_at is null order by id limit 1 for update skip locked")
                .query(WorkStore::work)
                .optional();
    }

    boolean isOpen() {
        return jdbc.sql("select exists (select 1 from journey_work where ended_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** Whether a paused journey is on its way back already. */
    boolean isResuming(String journeyId) {
        return jdbc.sql("""
                        select exists (select 1 from journey_work
                            where journey_id = ? and ended_at is null and kind in ('replan', 'skip'))
                        """).param(journeyId).query(Boolean.class).single();
    }

    /** The next enrolments it is about, in the order of their keys. */
    List<UUID> candidates(Work work, int most) {
        return about(work, "e.id", "order by e.id limit :most")
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private JdbcClient.StatementSpec about(Work work, String what, String order) {
        String due = work.kind().isResuming() ? """
                        and exists (select 1 from moment m where m.customer_id = e.customer_id and m.enrolment_id = e.id
                            and m.state = 'waiting' and m.due_at <= :cut)
                        """ : "";
        return jdbc.sql("select " + what + """
                         from enrolment e
                        where e.journey_id = :journey and e.state = 'inside' and e.id > :after
                            and (e.journey_version < :version or e.journey_version = :version and :alsoThis)
                        """ + due + order)
                .param("journey", work.journeyId())
                .param("version", work.version())
                .param("after", work.after())
                .param("alsoThis", work.kind().isAboutItself())
                .param("cut", time(work.cutAt()));
    }

    void advance(Work work, UUID to, WorkDone what, int leftAlone) {
        jdbc.sql("""
                        update journey_work set after_id = ?, done = done + ?, left_alone = left_alone + ?,
                            earlier = earlier + ?, later = later + ?, at_once = at_once + ?, not_worth = not_worth + ?
                        where id = ?
                        """)
                .params(to, what.people(), leftAlone)
                .params(what.earlier(), what.later(), what.atOnce(), what.notWorth(), work.id())
                .update();
    }

    /**
     * Ends it where it stands; waits for the batch that is being done.
     *
     * @return whether it was under way, and is of a kind that may end early
     */
    boolean cancel(String journeyId, long id, String by) {
        return jdbc.sql("""
                                update journey_work set ended_at = ?, cancelled_by = ?
                                where journey_id = ? and id = ? and ended_at is null and kind in ('move', 'leave', 'enter')
                                """).params(time(clock.instant()), by, journeyId, id).update() == 1;
    }

    void end(Work work) {
        jdbc.sql("update journey_work set ended_at = ? where id = ?")
                .params(time(clock.instant()), work.id())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Work work(ResultSet row, int number) throws SQLException {
        return new Work(
                row.getLong("id"),
                row.getString("journey_id"),
                Work.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                row.getObject("cut_at", OffsetDateTime.class).toInstant(),
                row.getObject("after_id", UUID.class),
                row.getString("asked_by"));
    }
}
