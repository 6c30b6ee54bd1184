package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Addresses that are not to be written to. Writes in the caller's transaction. */
@Repository
public class Suppressions {
    private final JdbcTemplate jdbc;

    Suppressions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Suppresses the customers' address of this channel; one that is suppressed already keeps its reason. */
    public void hardBounced(String channel, Collection<UUID> customers, Instant at) {
        suppress("hard-bounce", channel, customers, at);
    }

    /** The same for customers who want nothing more by this channel. */
    public void unsubscribed(String channel, Collection<UUID> customers, Instant at) {
        suppress("unsubscribe", channel, customers, at);
    }

    /** The same for customers who reported a message as unwanted. */
    public void complained(String channel, Collection<UUID> customers, Instant at) {
        suppress("complaint", channel, customers, at);
    }

    /** The customer wants messages of this channel again: undoes {@link #unsubscribed}, and nothing else. */
    public void lift(String channel, UUID customer) {
        jdbc.update(
                "delete from suppression where customer_id = ? and channel = ? and reason = 'unsubscribe'",
                customer,
                channel);
    }

    private void suppress(String reason, String channel, Collection<UUID> customers, Instant at) {
        jdbc.update(
                """
                insert into suppression (customer_id, channel, reason, at)
                select distinct id, ?, ?, ?::timestamptz from unnest(?::uuid[]) as id on conflict do nothing
                """,
                channel,
                reason,
                at.atOffset(ZoneOffset.UTC),
                customers.stream().map(UUID::toString).toArray(String[]::new));
    }
}
