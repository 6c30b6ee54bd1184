package io.kairos.orchestrator.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who changed what, for ever. Entry n holds SHA-256 of the hash of entry n-1 and of its own fields, each with its length in
 * front, so a change, a gap or another order is found by {@link #firstBroken()}; taking the newest entries off the end is
 * found only by whoever has noted a later hash.
 */
@Component
class AuditTrail {
    private static final byte[] START = new byte[32];

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AuditTrail(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One change; {@code before} and {@code after} are for people to read and hold nothing personal. */
    record Entry(
            long id,
            Instant at,
            String account,
            String action,
            String target,
            Optional<String> before,
            Optional<String> after) {}

    @Transactional
    void record(String account, String action, String target, Optional<String> before, Optional<String> after) {
        jdbc.sql("lock table audit_entry in share row exclusive mode").update();
        Optional<Link> last = jdbc.sql("select id, hash from audit_entry order by id desc limit 1")
                .query((row, number) -> new Link(row.getLong("id"), row.getBytes("hash")))
                .optional();
        Entry entry = new Entry(
                last.map(link -> link.id() + 1).orElse(1L),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                account,
                action,
                target,
                before,
                after);
        jdbc.sql("insert into audit_entry (id, at, account, action, target, before, after, hash) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.id())
                .param(Timestamp.from(entry.at()))
                .param(account)
                .param(action)
                .param(target)
                .param(before.orElse(null))
                .param(after.orElse(null))
                .param(hash(last.map(Link::hash).orElse(START), entry))
                .update();
    }

    /** Some entries, newest first, older than that one. */
    List<Entry> page(OptionalLong before, int size) {
        return jdbc.sql("select * from audit_entry where id < ? order by id desc limit ?")
                .params(before.orElse(Long.MAX_VALUE), size)
                .query((row, number) -> entry(row))
                .list();
    }

    /** The first entry that is not as it was written; empty when all are. */
    OptionalLong firstBroken() {
        Chain chain = new Chain();
        jdbc.sql("select * from audit_entry order by id")
                .query((ResultSet row) -> chain.add(entry(row), row.getBytes("hash")));
        return chain.broken;
    }

    private static final class Chain {
        private byte[] last = START;
        private long next = 1;
        private OptionalLong broken = OptionalLong.empty();

        private void add(Entry entry, byte[] stored) {
            boolean right = entry.id() == next && MessageDigest.isEqual(stored, hash(last, entry));
            if (!right && broken.isEmpty()) broken = OptionalLong.of(next);
            last = stored;
            next = entry.id() + 1;
        }
    }

    private record Link(long id, byte[] hash) {}

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("account"),
                row.getString("action"),
                row.getString("target"),
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")));
    }

    private static byte[] hash(byte[] previous, Entry entry) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(previous);
            add(sha, Long.toString(entry.id()));
            add(sha, entry.at().toString());
            add(sha, entry.account());
            add(sha, entry.action());
            add(sha, entry.target());
            add(sha, entry.before().orElse(null));
            add(sha, entry.after().orElse(null));
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest sha, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        sha.update(((field == null ? "-" : Integer.toString(bytes.length)) + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
    }
}
