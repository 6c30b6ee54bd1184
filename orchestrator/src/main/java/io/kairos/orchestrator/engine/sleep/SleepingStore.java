package io.kairos.orchestrator.engine.sleep;

import io.kairos.orchestrator.platform.CopiedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of sleeping instances. Whoever deletes a row owns the instance until the transaction ends. */
final class SleepingStore {
    private static final String COLUMNS =
            "customer_id, enrolment_id, due_at, definition, revision, waits_at, wakes_on, signals, state, urgent";
    /** A customer somebody else works on right now is passed over: its turn comes with the next round. */
    private static final String CLAIM = """
            delete from sleeping where ctid = any(array(
                select s.ctid from sleeping s join customer c on c.id = s.customer_id
                where %s and s.due_at <= ? and s.definition not in (select definition from resting_definition)
                order by s.due_at %s limit ? for update of s, c skip locked)) returning *
            """;

    static final String CLAIM_URGENT = CLAIM.formatted("s.urgent", "");
    static final String CLAIM_EARLIEST = CLAIM.formatted("not s.urgent", "");
    private static final String CLAIM_LATEST = CLAIM.formatted("not s.urgent", "desc");

    /** Of a claim so much may be urgent: the others go on waking, however many urgent ones keep coming. */
    private static final double URGENT_SHARE = 0.75;

    private static final Comparator<Sleeper> ORDER = Comparator.comparing((Sleeper sleeper) -> !sleeper.urgent())
            .thenComparing(sleeper -> sleeper.dueAt().orElseThrow());

    /** Nothing wakes of a journey that is paused or stopped. */
    private static final String AWAKE = "definition not in (select definition from resting_definition)";

    private static final String DUE = """
            (select customer_id, enrolment_id from sleeping where urgent and due_at <= ? and %1$s order by due_at limit ?)
            union all
            (select customer_id, enrolment_id from sleeping where not urgent and due_at <= ? and %1$s order by due_at limit ?)
            limit ?
            """.formatted(AWAKE);

    private static final String NEXT_DUE = """
            select least((select min(due_at) from sleeping where urgent and %1$s),
                (select min(due_at) from sleeping where not urgent and %1$s))
            """.formatted(AWAKE);

    private static final String KEYS = "unnest(?::uuid[], ?::uuid[]) as k (customer_id, enrolment_id)";
    private static final String THESE = "s.customer_id = k.customer_id and s.enrolment_id = k.enrolment_id";

    private final JdbcTemplate jdbc;

    SleepingStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(List<Sleeper> sleepers) {
        var rows = new CopiedRows();
        for (var sleeper : sleepers) {
            rows.add(sleeper.customerId())
                    .add(sleeper.enrolmentId())
                    .add(sleeper.dueAt())
                    .add(sleeper.definition())
                    .add(sleeper.revision())
                    .add(sleeper.waitsAt())
                    .add(sleeper.wakesOn())
                    .add(Optional.of(sleeper.signals()).filter(signals -> !signals.isEmpty()))
                    .add(sleeper.state())
                    .add(sleeper.urgent())
                    .end();
        }
        rows.into(jdbc, "sleeping", COLUMNS);
    }

    /**
     * Takes up to so many due instances and locks their customers: urgent ones, and of the others those due first or those
     * due last.
     */
    List<Sleeper> claim(Instant now, int limit, boolean earliest) {
        var taken = new ArrayList<>(
                jdbc.query(CLAIM_URGENT, SleepingStore::sleeper, at(now), (int) Math.ceil(limit * URGENT_SHARE)));
        taken.addAll(jdbc.query(
                earliest ? CLAIM_EARLIEST : CLAIM_LATEST, SleepingStore::sleeper, at(now), limit - taken.size()));
        taken.sort(ORDER);
        return taken;
    }

    /** Due instances without a lock, urgent ones first and then the earliest. */
    List<SleepingKey> due(Instant now, int limit) {
        return jdbc.query(DUE, SleepingStore::key, at(now), limit, at(now), limit, limit);
    }

    Optional<Instant> nextDue() {
        return Optional.ofNullable(jdbc.queryForObject(NEXT_DUE, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** Takes those of these that are still due. */
    List<Sleeper> takeDue(Collection<SleepingKey> keys, Instant now) {
        return jdbc.query(
                "delete from sleeping s using " + KEYS + " where " + THESE + " and s.due_at <= ? returning s.*",
                SleepingStore::sleeper,
                customers(keys),
                enrolments(keys),
                at(now));
    }

    List<Sleeper> take(Collection<SleepingKey> keys) {
        return jdbc.query(
                "delete from sleeping s using " + KEYS + " where " + THESE + " returning s.*",
                SleepingStore::sleeper,
                customers(keys),
                enrolments(keys));
    }

    /** Takes those of these that wait for this message. */
    List<Sleeper> takeWaitingFor(String message, Collection<SleepingKey> keys) {
        return jdbc.query(
                "delete from sleeping s using " + KEYS + " where " + THESE + " and ? = any(s.wakes_on) returning s.*",
                SleepingStore::sleeper,
                customers(keys),
                enrolments(keys),
                message);
    }

    /** Takes every instance that waits for this signal. */
    List<Sleeper> takeSignalled(String signal) {
        return jdbc.query(
                "delete from sleeping s where signals @> array[?::text] returning s.*", SleepingStore::sleeper, signal);
    }

    Set<SleepingKey> sleeping(Collection<SleepingKey> keys) {
        return new HashSet<>(jdbc.query(
                "select s.customer_id, s.enrolment_id from sleeping s, " + KEYS + " where " + THESE,
                SleepingStore::key,
                customers(keys),
                enrolments(keys)));
    }

    /** Moves the only timer of sleeping instances; those it cannot answer for are not among the moved. */
    Set<SleepingKey> retime(List<Hibernation.Move> moves) {
        var keys = moves.stream().map(Hibernation.Move::key).toList();
        return new HashSet<>(jdbc.query(
                """
                        update sleeping s set due_at = k.due_at::timestamptz, revision = s.revision + 1,
                            urgent = s.urgent or k.tight
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::boolean[])
                            as k (customer_id, enrolment_id, element, due_at, tight)
                        where s.customer_id = k.customer_id and s.enrolment_id = k.enrolment_id
                          and s.waits_at = k.element
                        returning s.customer_id, s.enrolment_id
                        """,
                SleepingStore::key,
                customers(keys),
                enrolments(keys),
                moves.stream().map(Hibernation.Move::elementId).toArray(String[]::new),
                moves.stream().map(move -> move.dueAt().toString()).toArray(String[]::new),
                moves.stream().map(Hibernation.Move::tight).toArray(Boolean[]::new)));
    }

    void postpone(SleepingKey key, Instant until) {
        jdbc.update(
                "update sleeping set due_at = ?, revision = revision + 1 where customer_id = ? and enrolment_id = ?",
                at(until),
                key.customerId(),
                key.enrolmentId());
    }

    private static Sleeper sleeper(ResultSet row, int number) throws SQLException {
        return new Sleeper(
                row.getObject("customer_id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("waits_at")),
                List.of(),
                List.of(),
                row.getObject("definition", UUID.class),
                row.getInt("revision"),
                row.getBytes("state"),
                row.getBoolean("urgent"));
    }

    private static SleepingKey key(ResultSet row, int number) throws SQLException {
        return new SleepingKey(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static UUID[] customers(Collection<SleepingKey> keys) {
        return keys.stream().map(SleepingKey::customerId).toArray(UUID[]::new);
    }

    private static UUID[] enrolments(Collection<SleepingKey> keys) {
        return keys.stream().map(SleepingKey::enrolmentId).toArray(UUID[]::new);
    }
}
