package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.platform.servers.DataFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys that may write events. The database keeps their SHA-256; the first one itself stands in the data folder. */
@Component
final class WriteKeys {
    static final String FILE = "write-key";
    private static final String FIRST = "default";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    WriteKeys(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a first key when the database knows none; a key kept in the folder is used again. */
    void ensureOne(DataFolder folder) {
        boolean known = jdbc.sql("select exists (select 1 from write_key)")
                .query(Boolean.class)
                .single();
        if (known) {
            return;
        }
        String key = folder.secret(FILE);
        jdbc.sql("insert into write_key (name, key_hash, created_at) values (?, ?, ?) on conflict do nothing")
                .params(FIRST, hash(key), Timestamp.from(clock.instant()))
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
