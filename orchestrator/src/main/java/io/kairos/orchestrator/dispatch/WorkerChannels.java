package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.DeliveryPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The channels that workers outside the program serve over HTTP. */
@Repository
public class WorkerChannels {
    private final JdbcTemplate jdbc;

    WorkerChannels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<String> all() {
        return jdbc.queryForList("select channel from worker_channel order by channel", String.class);
    }

    /** What may be done after a hand-off without an answer; empty when no worker serves this channel. */
    Optional<DeliveryPolicy> policy(String channel) {
        return jdbc.queryForList("select policy from worker_channel where channel = ?", String.class, channel).stream()
                .map(policy -> DeliveryPolicy.valueOf(policy.replace('-', '_').toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** From now on workers serve this channel, and what waits for it waits for them. */
    public void declare(String channel, DeliveryPolicy policy) {
        jdbc.update("""
                insert into worker_channel (channel, policy) values (?, ?)
                on conflict (channel) do update set policy = excluded.policy
                """, channel, policy.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
