package io.kairos.orchestrator.dispatch.email;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When mails left whose links and images tell. */
@Repository
class TrackedMails {
    private final JdbcClient jdbc;

    TrackedMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When it was handed over; empty when it never was, or is not ours. */
    Optional<Instant> sentAt(String dispatch) {
        try {
            return jdbc.sql("select sent_at from dispatch where id = ? and channel = 'email' and sent_at is not null")
                    .param(UUID.fromString(dispatch))
                    .query(OffsetDateTime.class)
                    .optional()
                    .map(OffsetDateTime::toInstant);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
