package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Addresses that turned out not to exist. Writes in the caller's transaction. */
@Repository
public class Suppressions {
    private final JdbcTemplate jdbc;

    Suppressions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Suppresses the customers' address of this channel; one that is suppressed already keeps its reason. */
    public void hardBounced(String channel, List<UUID> customers, Instant at) {
        jdbc.update(
                """
                insert into suppression (customer_id, channel, reason, at)
                select distinct id, ?, 'hard-bounce', ?::timestamptz from unnest(?::uuid[]) as id on conflict do nothing
                """,
                channel,
                at.atOffset(ZoneOffset.UTC),
                customers.stream().map(UUID::toString).toArray(String[]::new));
    }
}
