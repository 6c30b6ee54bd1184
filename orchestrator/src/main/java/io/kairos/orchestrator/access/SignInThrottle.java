package io.kairos.orchestrator.access;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows a guesser down on all nodes together: after ten failures within a quarter of an hour a name, and after fifty a
 * network address, waits. Names and addresses are kept as hashes, and only for that time.
 */
@Component
class SignInThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int BY_NAME = 10;
    private static final int BY_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SignInThrottle(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses with 429 who has failed too often of late. */
    void check(String name, String address) {
        if (failures(byName(name)) >= BY_NAME || failures(byAddress(address)) >= BY_ADDRESS)
            throw new ProblemException(Problem.of(429, "sign-in-too-often").with("minutes", WINDOW.toMinutes()));
    }

    void failed(String name, String address) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("delete from sign_in_failure where at < ?")
                .param(Timestamp.from(clock.instant().minus(WINDOW)))
                .update();
        jdbc.sql("insert into sign_in_failure (who, at) values (?, ?), (?, ?)")
                .params(byName(name), now, byAddress(address), now)
                .update();
    }

    void succeeded(String name) {
        jdbc.sql("delete from sign_in_failure where who = ?")
                .param(byName(name))
                .update();
    }

    private long failures(byte[] who) {
        return jdbc.sql("select count(*) from sign_in_failure where who = ? and at > ?")
                .params(who, Timestamp.from(clock.instant().minus(WINDOW)))
                .query(Long.class)
                .single();
    }

    private static byte[] byName(String name) {
        return hash("name " + name.strip().toLowerCase(Locale.ROOT));
    }

    private static byte[] byAddress(String address) {
        return hash("address " + address);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
