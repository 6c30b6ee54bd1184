package io.kairos.orchestrator.dispatch;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;

/**
 * Moves dispatches on that were claimed from the {@link WaitingDispatches}. Every move names the state and the epoch it starts
 * from and does nothing when another worker, a purchase or an unsubscription came first. Rows are locked in the order of
 * their keys, so that two batches never wait for each other in a circle.
 */
@Repository
class DispatchStore {
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
    private final WaitingDispatches waiting;

    DispatchStore(JdbcTemplate jdbc, DispatchSettings settings, WaitingDispatches waiting) {
        this.jdbc = jdbc;
        this.lease = settings.lease();
        this.waiting = waiting;
    }

    /** What waits to be claimed. */
    WaitingDispatches waiting() {
        return waiting;
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
            return new HashSet<>();
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
        waiting.putBack(moves.stream()
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

    /**
     * A column as an array: the planner sees how few rows there are and looks them up by key. Most of a batch have the same instant
     * and the same words, which are written out once.
     */
    private static @Nullable String[] texts(Collection<Move> moves, Function<Move, @Nullable Object> column) {
        @Nullable String[] texts = new @Nullable String[moves.size()];
        int next = 0;
        @Nullable Object before = null;
        @Nullable String text = null;
        for (Move move : moves) {
            Object value = column.apply(move);
            if (value != before) {
                text = value == null ? null : value.toString();
                before = value;
            }
            texts[next++] = text;
        }
        return texts;
    }
}
