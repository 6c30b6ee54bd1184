package io.kairos.orchestrator.dispatch;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/**
 * Claims dispatches and moves them on. A claim is a lease on database time with an epoch; every move names the state and the epoch it starts
 * from and does nothing when another worker, a purchase or an unsubscription came first. Rows are locked in the order of
 * their keys, so that two batches never wait for each other in a circle.
 */
@Repository
class DispatchStore {
    /**
     * The rows are found by where they lie, once locked, so that no plan reads the whole table for a few of them. What another
     * transaction is changing stays in the queue; what does not wait any more leaves it.
     */
    private static final String CLAIM = """
            with picked as materialized (
                select ctid as place, dispatch_id from dispatch_queue
                where due <= ? and %s
                    and journey_id not in (select journey_id from resting_journey)
                order by due limit ? for update skip locked),
            claimed as (
                update dispatch set state = 'claimed', epoch = epoch + 1, lease_until = now() + ? * interval '1 millisecond'
                where ctid = any(array(
                    select ctid from dispatch where id = any(array(select dispatch_id from picked))
                        and state in ('ready', 'held') and channel = ? and not_before <= ? for update skip locked))
                returning *),
            gone as (
                delete from dispatch_queue where ctid = any(array(
                    select place from picked
                    where dispatch_id in (select id from claimed) or not exists (
                        select 1 from dispatch where id = dispatch_id and state in ('ready', 'held') and channel = ? and not_before <= ?)))),
            leased as (
                insert into dispatch_lease (until, dispatches)
                select max(lease_until), array_agg(id) from claimed having count(*) > 0)
            select * from claimed
            """;

    /** The queue alone is locked: whoever cancels or opts out meanwhile does not wait, and the move that follows does nothing. */
    private static final String TAKE = """
            with due as (
                delete from dispatch_queue where ctid = any(array(
                    select ctid from dispatch_queue
                    where due <= ? and %s
                        and journey_id not in (select journey_id from resting_journey)
                    order by due limit ? for no key update skip locked))
                returning dispatch_id)
            select id, customer_id, need_id, enrolment_id, journey_id, step, round, channel, topic, template, subject,
                decision_id, due_at, deadline, state, not_before, attempts, epoch
            from dispatch where id = any(array(select dispatch_id from due))
                and state in ('ready', 'held') and channel = ? and not_before <= ?
            order by not_before
            """;

    private static final String OWN = "channel = ? and channel not in (select channel from worker_channel)"
            + " and channel not in (select channel from resting_channel)";

    /** What was taken and waits all the same. */
    private static final String PUT_BACK = """
            insert into dispatch_queue (channel, due, customer_id, dispatch_id, journey_id)
            select channel, not_before, customer_id, id, journey_id from dispatch
            where id = any(?::uuid[]) and state in ('ready', 'held')
            on conflict do nothing
            """;

    /** What does not wait any more, for when nothing else was found: it may stand before what does. */
    private static final String SWEEP = """
            delete from dispatch_queue where ctid = any(array(
                select ctid from dispatch_queue
                where due <= ? and %s
                    and journey_id not in (select journey_id from resting_journey)
                    and not exists (
                        select 1 from dispatch where id = dispatch_id and state in ('ready', 'held') and channel = ? and not_before <= ?)
                order by due limit 5000 for update skip locked))
            """;

    /** Steps from channel to channel by the index, however many messages wait for each. */
    private static final String WAITING_CHANNELS = """
            with recursive waiting as (
                (select channel from dispatch_queue order by channel limit 1)
                union all
                select (select next.channel from dispatch_queue next
                        where next.channel > waiting.channel
                        order by next.channel limit 1)
                from waiting where waiting.channel is not null)
            select channel from waiting where channel is not null
                and not channel = any(?::text[]) and channel not in (select channel from worker_channel)
            """;

    /** The last word on opt-outs and pauses belongs to the instant of sending: nothing goes on the wire after one is committed. */
    private static final String MOVE = """
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            set local enable_seqscan = off;
            with moved as (
            update dispatch set state = move.to_state, epoch = move.next_epoch, not_before = coalesce(move.not_before, dispatch.not_before),
                sent_at = case when move.to_state in ('unknown', 'cancelled') then dispatch.sent_at else move.sent_at end,
                closed_at = move.closed_at, close_code = move.close_code,
                provider_id = move.provider_id, attempts = move.attempts,
                lease_until = case when move.to_state = 'sending' then clock_timestamp() + ? * interval '1 millisecond' end
            from (select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                    ?::timestamptz[], ?::text[], ?::text[], ?::int[]) as move (customer_id, id, epoch, next_epoch, from_state, to_state,
                    not_before, sent_at, closed_at, close_code, provider_id, attempts)
                order by customer_id, id) as move
            where dispatch.customer_id = move.customer_id and dispatch.id = move.id
                and dispatch.epoch = move.epoch and dispatch.state = move.from_state
                and (move.to_state <> 'sending'
                    or dispatch.journey_id not in (select journey_id from resting_journey)
                    and dispatch.channel not in (select channel from resting_channel) and not exists (
                    select 1 from suppression
                    where suppression.customer_id = dispatch.customer_id and suppression.channel = dispatch.channel)
                and not exists (
                    select 1 from consent no
                    where no.customer_id = dispatch.customer_id and no.status = 'denied'
                        and no.channel in (dispatch.channel, '*') and no.topic in (dispatch.topic, '*')
                        and not exists (
                            select 1 from consent yes
                            where yes.customer_id = dispatch.customer_id and yes.status = 'granted'
                                and yes.channel in (dispatch.channel, '*') and yes.topic in (dispatch.topic, '*')
                                and yes.at > no.at
                                and (yes.channel <> '*')::int + (yes.topic <> '*')::int
                                    > (no.channel <> '*')::int + (no.topic <> '*')::int)))
            returning dispatch.id, dispatch.lease_until),
            leased as (
                insert into dispatch_lease (until, dispatches)
                select max(lease_until), array_agg(id) from moved where lease_until is not null having count(*) > 0)
            select id from moved
            """;

    private final JdbcTemplate jdbc;
    private final Duration lease;

    DispatchStore(JdbcTemplate jdbc, DispatchSettings settings) {
        this.jdbc = jdbc;
        this.lease = settings.lease();
    }

    /** Claims at most so many dispatches of a channel that are due, the longest due first; none that outside workers serve. */
    List<Claim> claim(String channel, int most, Instant now) {
        return claim(OWN, channel, most, now);
    }

    /** The same for the worker of one channel. */
    List<Claim> claimFor(String channel, int most, Instant now) {
        return claim("channel = ?", channel, most, now);
    }

    private List<Claim> claim(String which, String channel, int most, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return found(
                        which,
                        channel,
                        at,
                        () -> jdbc.query(
                                CLAIM.formatted(which),
                                DispatchRows::claim,
                                at,
                                channel,
                                most,
                                lease.toMillis(),
                                channel,
                                at,
                                channel,
                                at))
                .stream()
                .sorted(Comparator.comparing(claim -> claim.dispatch().dueAt()))
                .toList();
    }

    /**
     * The same for the transaction it is called in, without a lease: no other lane finds them until it ends. Each has to be moved, or
     * {@link #putBack put back}.
     */
    List<Claim> take(String channel, int most, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return found(
                OWN,
                channel,
                at,
                () -> jdbc.query(TAKE.formatted(OWN), DispatchRows::waiting, at, channel, most, channel, at));
    }

    private List<Claim> found(String which, String channel, OffsetDateTime at, Supplier<List<Claim>> look) {
        List<Claim> found = look.get();
        boolean swept = found.isEmpty() && jdbc.update(SWEEP.formatted(which), at, channel, channel, at) > 0;
        return swept || found.isEmpty() && isDue(which, channel, at) ? look.get() : found;
    }

    /** Into the queue again, as far as they still wait. */
    void putBack(Collection<UUID> dispatches) {
        if (!dispatches.isEmpty()) {
            jdbc.update(
                    PUT_BACK, (Object) dispatches.stream().map(UUID::toString).toArray(String[]::new));
        }
    }

    /** The channels that messages wait for and that are neither among these nor served by outside workers. */
    List<String> strays(Collection<String> served) {
        return jdbc.queryForList(WAITING_CHANNELS, String.class, (Object) served.toArray(String[]::new));
    }

    /** Whether anything waits that the worker of this channel may claim. */
    boolean isDue(String channel, Instant now) {
        return isDue("channel = ?", channel, now.atOffset(ZoneOffset.UTC));
    }

    private boolean isDue(String which, String channel, OffsetDateTime at) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from dispatch_queue
                    where due <= ? and %s
                        and journey_id not in (select journey_id from resting_journey))
                """.formatted(which), Boolean.class, at, channel));
    }

    /** What a worker still holds, or held last, of these, locked for this transaction. */
    List<Held> held(String channel, Collection<UUID> dispatches) {
        return jdbc.query(
                """
                select * from dispatch where id = any(?::uuid[]) and channel = ?
                    and state in ('sending', 'accepted', 'refused', 'unknown', 'ready', 'held')
                order by customer_id, id for update
                """,
                (row, number) -> new Held(
                        DispatchRows.claim(row, number),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))),
                dispatches.stream().map(UUID::toString).toArray(String[]::new),
                channel);
    }

    /** A dispatch that a worker asks about. */
    record Held(Claim claim, State state) {}

    /** Lengthens leases that have not run out, for those who still hold them. */
    Set<UUID> extend(String channel, Map<UUID, Integer> epochs, Duration by) {
        List<UUID> ids = List.copyOf(epochs.keySet());
        return new HashSet<>(jdbc.queryForList(
                """
                with extended as (
                    update dispatch set lease_until = now() + ? * interval '1 millisecond'
                    from unnest(?::uuid[], ?::int[]) as held (id, epoch)
                    where dispatch.id = held.id and dispatch.epoch = held.epoch and dispatch.channel = ?
                        and dispatch.state = 'sending' and dispatch.lease_until > now()
                    returning dispatch.id, dispatch.lease_until),
                leased as (
                    insert into dispatch_lease (until, dispatches)
                    select max(lease_until), array_agg(id) from extended having count(*) > 0)
                select id from extended
                """,
                UUID.class,
                by.toMillis(),
                ids.stream().map(UUID::toString).toArray(String[]::new),
                ids.stream().map(epochs::get).map(String::valueOf).toArray(String[]::new),
                channel));
    }

    /** Makes these moves, one for each dispatch at most; the answer names those that happened. */
    Set<UUID> move(Collection<Move> moves) {
        return move(moves, lease);
    }

    /** The same, with a lease of this length for what goes on the wire. */
    Set<UUID> move(Collection<Move> moves, Duration wireLease) {
        if (moves.isEmpty()) {
            return Set.of();
        }
        Object[] columns = {
            wireLease.toMillis(),
            texts(moves, move -> move.claim().dispatch().customerId()),
            texts(moves, move -> move.claim().id()),
            texts(moves, Move::epochBefore),
            texts(moves, move -> move.claim().epoch()),
            texts(moves, move -> move.from().code()),
            texts(moves, move -> move.to().code()),
            texts(moves, move -> move.notBefore().orElse(null)),
            texts(moves, move -> move.sentAt().orElse(null)),
            texts(moves, move -> move.closedAt().orElse(null)),
            texts(moves, move -> move.closeCode().orElse(null)),
            texts(moves, move -> move.providerId().orElse(null)),
            texts(moves, Move::attempts)
        };
        PreparedStatementCallback<Set<UUID>> ask = statement -> {
            new ArgumentPreparedStatementSetter(columns).setValues(statement);
            return moved(statement);
        };
        Set<UUID> moved = requireNonNull(jdbc.execute(DispatchStore::move, ask));
        putBack(moves.stream()
                .filter(move ->
                        !move.claim().isLeased() && move.from() == move.claim().from())
                .map(move -> move.claim().id())
                .filter(id -> !moved.contains(id))
                .toList());
        return moved;
    }

    /**
     * Planned anew each time, and always row by row in the order of the moves: other plans read all of a table for every few
     * messages, and lock them in no order.
     */
    private static PreparedStatement move(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(MOVE);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    private static Set<UUID> moved(PreparedStatement statement) throws SQLException {
        boolean isAnswer = statement.execute();
        while (!isAnswer) {
            isAnswer = statement.getMoreResults();
        }
        Set<UUID> moved = new HashSet<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                moved.add(rows.getObject(1, UUID.class));
            }
        }
        return moved;
    }

    /** Which customer these dispatches belong to by now: two customers may have turned out to be one since the claim. */
    Map<UUID, UUID> customers(Collection<UUID> dispatches) {
        Map<UUID, UUID> customers = new LinkedHashMap<>();
        jdbc.query(
                "select id, customer_id from dispatch where id = any(?::uuid[])",
                row -> {
                    customers.put(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class));
                },
                (Object) dispatches.stream().map(UUID::toString).toArray(String[]::new));
        return customers;
    }

    /** The earliest instant at which a waiting dispatch of that channel may be claimed. */
    Optional<Instant> nextDue(String channel) {
        return jdbc.query(
                        "select min(due) as due from dispatch_queue"
                                + " where journey_id not in (select journey_id from resting_journey) and " + OWN,
                        (row, number) -> DispatchRows.instant(row, "due"),
                        channel)
                .get(0);
    }

    /** A column as an array: the planner sees how few rows there are and looks them up by key. */
    private static @Nullable String[] texts(Collection<Move> moves, Function<Move, @Nullable Object> column) {
        @Nullable String[] texts = new @Nullable String[moves.size()];
        int next = 0;
        for (Move move : moves) {
            Object value = column.apply(move);
            texts[next++] = value == null ? null : value.toString();
        }
        return texts;
    }
}
