package io.kairos.orchestrator.dispatch.worker;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.orchestrator.dispatch.WorkerChannels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of outside workers. A key opens the dispatches of one channel. Only its hash is stored; it is random, so a plain
 * hash does. A key that is replaced stops working at once.
 */
@Component
class WorkerKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;
    private final WorkerChannels channels;
    private final List<Channel> own;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    WorkerKeys(
            JdbcTemplate jdbc,
            WorkerChannels channels,
            List<Channel> own,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.own = own;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The channel this key opens, if it is a key. */
    Optional<String> channel(String key) {
        return jdbc
                .queryForList("select channel from worker_key where key_hash = ?", String.class, (Object) hash(key))
                .stream()
                .findFirst();
    }

    /** Draws a key for this worker, in place of a former one; empty when the program serves this channel itself. */
    Optional<String> create(String name, String channel, DeliveryPolicy policy) {
        if (own.stream().anyMatch(served -> served.descriptor().id().equals(channel))) {
            return Optional.empty();
        }
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        transactions.executeWithoutResult(status -> {
            channels.declare(channel, policy);
            jdbc.update("""
                    insert into worker_key (name, key_hash, channel, created_at) values (?, ?, ?, ?::timestamptz)
                    on conflict (name) do update
                    set key_hash = excluded.key_hash, channel = excluded.channel, created_at = excluded.created_at
                    """, name, hash(key), channel, clock.instant().toString());
        });
        return Optional.of(key);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
