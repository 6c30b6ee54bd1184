package io.kairos.orchestrator.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The write keys of the sources of events: they allow writing events and nothing else. Only their hashes are stored; they are random, so a plain hash does.
 * Known keys are held in memory for a minute.
 */
@Component
public class SourceKeys {
    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration SHORTEST_BETWEEN_LOADS = Duration.ofSeconds(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private volatile Loaded loaded = new Loaded(Map.of(), Long.MIN_VALUE);

    /** Names by hash, and when (nanosecond counter) they were read. */
    private record Loaded(Map<String, String> names, long at) {
        boolean olderThan(Duration age) {
            return at == Long.MIN_VALUE || System.nanoTime() - at > age.toNanos();
        }
    }

    SourceKeys(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The name of this key, if it is one. */
    Optional<String> name(String key) {
        String hash = HexFormat.of().formatHex(hash(key));
        Loaded known = loaded;
        if (known.olderThan(KEEP) || (!known.names().containsKey(hash) && known.olderThan(SHORTEST_BETWEEN_LOADS))) {
            known = load();
        }
        return Optional.ofNullable(known.names().get(hash));
    }

    private synchronized Loaded load() {
        Map<String, String> names = new HashMap<>();
        jdbc.query("select name, key_hash from write_key", row -> {
            names.put(HexFormat.of().formatHex(row.getBytes("key_hash")), row.getString("name"));
        });
        Loaded fresh = new Loaded(names, System.nanoTime());
        loaded = fresh;
        return fresh;
    }

    /** Draws a new key and stores its hash under this name, in place of a former one. */
    public String create(String name) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        register(name, key);
        return key;
    }

    /** Makes this key known under this name, in place of a former one. */
    public void register(String name, String key) {
        jdbc.update("""
                insert into write_key (name, key_hash, created_at) values (?, ?, ?::timestamptz)
                on conflict (name) do update set key_hash = excluded.key_hash, created_at = excluded.created_at
                where write_key.key_hash <> excluded.key_hash
                """, name, hash(key), clock.instant().toString());
        loaded = new Loaded(Map.of(), Long.MIN_VALUE);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
