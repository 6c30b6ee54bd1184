package io.kairos.orchestrator.dispatch.sender;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What senders delivered, hour by hour, and their pauses; {@code resting_channel} is what every claim reads. */
@Repository
class SenderStore {
    private final JdbcClient jdbc;

    SenderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a window. */
    record Counts(long delivered, long complaints) {}

    record Pause(Instant at, long delivered, long complaints) {}

    void sent(Sender sender, long many, Instant now) {
        jdbc.sql("""
                        insert into sender_hour (sender, hour, sent) values (:sender, date_trunc('hour', :now::timestamptz), :many)
                        on conflict (sender, hour) do update set sent = sender_hour.sent + excluded.sent
                        """)
                .param("sender", sender.domain())
                .param("now", at(now))
                .param("many", many)
                .update();
    }

    /** From the begun hour on that lay so long ago, or from the end of the last pause; what came back was not delivered. */
    Counts counts(Sender sender, Duration window, Instant now) {
        return jdbc.sql("""
                        with since as (
                            select greatest(date_trunc('hour', :since::timestamptz), max(resumed_at)) as at from sender_pause
                            where channel = :channel and sender = :sender),
                        events as (
                            select count(*) filter (where kind = 'complained') as complaints,
                                count(*) filter (where kind <> 'complained') as returned
                            from delivery_event, since
                            where channel = :channel and kind in ('complained', 'bounced', 'failed') and received_at > since.at)
                        select complaints, greatest(0, handed.sent - returned) as delivered
                        from events, (
                            select coalesce(sum(sent), 0) as sent from sender_hour, since
                            where sender = :sender and hour >= date_trunc('hour', since.at)) as handed
                        """)
                .param("channel", sender.channel())
                .param("sender", sender.domain())
                .param("since", at(now.minus(window)))
                .query((row, number) -> new Counts(row.getLong("delivered"), row.getLong("complaints")))
                .single();
    }

    Optional<Pause> pause(Sender sender) {
        return jdbc.sql("select paused_at, delivered, complaints from sender_pause where channel = ? and sender = ?"
                        + " and resumed_at is null")
                .param(sender.channel())
                .param(sender.domain())
                .query((row, number) -> new Pause(
                        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
                        row.getLong("delivered"),
                        row.getLong("complaints")))
                .optional();
    }

    /** Whether it was not paused before. */
    boolean pause(Sender sender, Counts counts, Instant now) {
        return jdbc.sql("""
                        insert into sender_pause (channel, sender, paused_at, delivered, complaints)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .param(sender.channel())
                        .param(sender.domain())
                        .param(at(now))
                        .param(counts.delivered())
                        .param(counts.complaints())
                        .update()
                > 0;
    }

    /** Whether it was paused. */
    boolean resume(String channel, String by, Instant now) {
        return jdbc.sql(
                                "update sender_pause set resumed_at = ?, resumed_by = ? where channel = ? and resumed_at is null")
                        .param(at(now))
                        .param(by)
                        .param(channel)
                        .update()
                > 0;
    }

    /** A pause belongs to the sender that got the complaints, and ends when the channel sends as another. */
    void forgetOthers(Sender sender, Instant now) {
        jdbc.sql("""
                        update sender_pause set resumed_at = ?, resumed_by = ''
                        where channel = ? and sender <> ? and resumed_at is null
                        """)
                .param(at(now))
                .param(sender.channel())
                .param(sender.domain())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
