package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.platform.servers.DataFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first key that may write events: the database keeps its SHA-256, the key itself stands in the data folder. */
@Component
final class FirstWriteKey {
    static final String FILE = "write-key";
    private static final String NAME = "default";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    FirstWriteKey(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a first key when the database knows none; a key kept in the folder is used again. */
    void ensure(DataFolder folder) {
        boolean known = jdbc.sql("select exists (select 1 from write_key)")
                .query(Boolean.class)
                .single();
        if (known) {
            return;
        }
        String key = folder.secret(FILE);
        jdbc.sql("insert into write_key (name, key_hash, created_at) values (?, ?, ?) on conflict do nothing")
                .params(NAME, hash(key), Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
