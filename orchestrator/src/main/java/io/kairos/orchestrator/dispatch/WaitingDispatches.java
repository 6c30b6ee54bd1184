package io.kairos.orchestrator.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What waits to be sent, the longest due first. A claim is a lease on database time with an epoch. A row here only says where to look:
 * the dispatch itself says whether it waits, and since when it is due.
 */
@Repository
class WaitingDispatches {
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

    private final JdbcTemplate jdbc;
    private final Duration lease;

    WaitingDispatches(JdbcTemplate jdbc, DispatchSettings settings) {
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

    /** The earliest instant at which a waiting dispatch of that channel may be claimed. */
    Optional<Instant> nextDue(String channel) {
        return jdbc.query(
                        "select min(due) as due from dispatch_queue"
                                + " where journey_id not in (select journey_id from resting_journey) and " + OWN,
                        (row, number) -> DispatchRows.instant(row, "due"),
                        channel)
                .get(0);
    }
}
