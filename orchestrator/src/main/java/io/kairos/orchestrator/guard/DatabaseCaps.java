package io.kairos.orchestrator.guard;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.stereotype.Repository;

/**
 * What PostgreSQL knows of the frequency caps: every message on the wire or sent, and the epoch of the Redis counters
 * that hold the same; no epoch means that they cannot be trusted. Runs in the caller's transaction.
 */
@Repository
class DatabaseCaps {
    private static final int LOCKS = 0x4b41;
    private static final int EPOCH_LOCK = 1;
    private static final int REBUILD_LOCK = 2;
    private static final int CUSTOMER_LOCKS = 0x4b42;
    private static final int PAGE = 1_000;
    private static final String EPOCH = "select value from setting where name = 'caps.epoch' and value <> ''";
    private static final String KEPT_EPOCH =
            "select pg_advisory_xact_lock_shared(%d, %d); %s".formatted(LOCKS, EPOCH_LOCK, EPOCH);
    private static final RowMapper<CountedSend> SEND = (row, number) -> new CountedSend(
            row.getObject("customer_id", UUID.class),
            row.getString("channel"),
            row.getString("topic"),
            row.getObject("id", UUID.class),
            row.getObject("sent_at", OffsetDateTime.class).toInstant());

    private final JdbcTemplate jdbc;
    private final GuardSettings settings;

    DatabaseCaps(DataSource dataSource, GuardSettings settings) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(PAGE);
        this.settings = settings;
    }

    /** The epoch of the counters that can be trusted. */
    Optional<String> epoch() {
        return jdbc.queryForList(EPOCH, String.class).stream().findFirst();
    }

    /** Declares these counters lost, once every send that trusted them is committed. */
    void lose(String epoch) {
        lockEpochAlone();
        jdbc.update("update setting set value = '' where name = 'caps.epoch' and value = ?", epoch);
    }

    /** Declares these counters whole. */
    void trust(String epoch) {
        jdbc.update(
                "insert into setting (name, value) values ('caps.epoch', ?) on conflict (name) do update set value = excluded.value",
                epoch);
    }

    /** The same, kept as it is until the transaction ends; many may do so at a time. Looked at once it is kept, in one round trip. */
    Optional<String> keptEpoch() {
        StatementCallback<Optional<String>> ask = statement -> {
            statement.execute(KEPT_EPOCH);
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        };
        return requireNonNull(jdbc.execute(ask));
    }

    /** Waits until nobody keeps the epoch, and lets nobody until the transaction ends. */
    void lockEpochAlone() {
        jdbc.query("select pg_advisory_xact_lock(?, ?)", row -> {}, LOCKS, EPOCH_LOCK);
    }

    /** Whether nobody else rebuilds the counters at this time. */
    boolean lockRebuild() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select pg_try_advisory_xact_lock(?, ?)", Boolean.class, LOCKS, REBUILD_LOCK));
    }

    /** Makes whoever else counts for these customers wait until the transaction ends. */
    void lockCustomers(Collection<UUID> customers) {
        jdbc.query(
                """
                select pg_advisory_xact_lock(?, hash)
                from (select distinct hashtext(id) as hash from unnest(?::text[]) as id order by 1) as ordered
                """,
                row -> {},
                CUSTOMER_LOCKS,
                customers.stream().map(UUID::toString).toArray(String[]::new));
    }

    /** Those of these customers that others were merged into: what was sent to the others counts for them too. */
    Set<UUID> absorbing(Collection<UUID> customers) {
        return new HashSet<>(jdbc.queryForList(
                "select distinct merged_into from customer where merged_into = any(?::uuid[])", UUID.class, (Object)
                        customers.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /** What counts for these customers at this instant. */
    List<CountedSend> counted(Collection<UUID> customers, Instant now) {
        return jdbc.query(
                """
                select customer_id, channel, topic, id, sent_at from dispatch
                where customer_id = any(?::uuid[]) and sent_at > ? and not topic = any(?)
                """,
                SEND,
                customers.stream().map(UUID::toString).toArray(String[]::new),
                at(now.minus(settings.longestWindow())),
                topics());
    }

    /** Everything that counts at this instant, page by page. */
    void eachCounted(Instant now, Consumer<List<CountedSend>> pages) {
        each(now.minus(settings.longestWindow()), false, pages);
    }

    /** What is on the wire or was sent within this time before the instant, page by page. */
    void eachRecent(Instant now, Duration within, Consumer<List<CountedSend>> pages) {
        each(now.minus(within), true, pages);
    }

    private void each(Instant since, boolean wire, Consumer<List<CountedSend>> pages) {
        List<CountedSend> page = new ArrayList<>(PAGE);
        jdbc.query(
                """
                select customer_id, channel, topic, id, sent_at from dispatch
                where sent_at is not null and (sent_at > ? or (? and state = 'sending')) and not topic = any(?)
                """,
                row -> {
                    CountedSend send = SEND.mapRow(row, 0);
                    if (send != null) {
                        page.add(send);
                    }
                    if (page.size() == PAGE) {
                        pages.accept(List.copyOf(page));
                        page.clear();
                    }
                },
                at(since),
                wire,
                topics());
        pages.accept(page);
    }

    private String[] topics() {
        return Stream.concat(settings.transactionalTopics().stream(), Stream.of(SystemMessages.TOPIC))
                .toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
