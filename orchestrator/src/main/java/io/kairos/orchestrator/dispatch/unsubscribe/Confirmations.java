package io.kairos.orchestrator.dispatch.unsubscribe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Yeses that wait for their confirmation, and what confirming does: the yes counts, and what waited for it goes. */
@Component
class Confirmations {
    private static final Duration VALID = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Confirmations(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A yes that was asked to be confirmed. */
    record Asked(UUID customerId, UUID id, String channel, String topic, Instant saidAt) {}

    /** The yes behind a link; empty when there is none or the link is older than 30 days. */
    Optional<Asked> find(UUID id) {
        return jdbc.sql("select customer_id, id, channel, topic, said_at from consent_confirmation where id = ?")
                .param(id)
                .query((row, number) -> new Asked(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("channel"),
                        row.getString("topic"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant()))
                .optional()
                .filter(asked -> !clock.instant().isAfter(asked.saidAt().plus(VALID)));
    }

    /**
     * Takes the confirmation; saying it again changes nothing.
     *
     * @param textVersion of the sentence that was agreed to
     * @return false when the customer has said no since
     */
    @Transactional
    boolean confirm(Asked asked, String textVersion) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        boolean confirmed = jdbc.sql("""
                        update consent set status = 'granted', source = 'double-opt-in', at = greatest(at, ?)
                        where customer_id = ? and channel = ? and topic = ? and status = 'pending'
                        """)
                        .params(now, asked.customerId(), asked.channel(), asked.topic())
                        .update()
                == 1;
        if (confirmed) {
            jdbc.sql("""
                            update consent_confirmation set confirmed_at = ?, text_version = ?
                            where customer_id = ? and id = ? and confirmed_at is null
                            """)
                    .params(now, textVersion, asked.customerId(), asked.id())
                    .update();
            release(asked, now);
        }
        return confirmed || isGranted(asked);
    }

    /** The guards are asked again at once about what waits on this line. */
    private void release(Asked asked, OffsetDateTime now) {
        jdbc.sql("""
                        update dispatch set not_before = ?
                        where customer_id = ? and ? in (channel, '*') and ? in (topic, '*')
                            and state = 'held' and not_before > ?
                        """)
                .params(now, asked.customerId(), asked.channel(), asked.topic(), now)
                .update();
    }

    private boolean isGranted(Asked asked) {
        return jdbc.sql("""
                        select exists (select 1 from consent
                            where customer_id = ? and channel = ? and topic = ? and status = 'granted')
                        """)
                .params(asked.customerId(), asked.channel(), asked.topic())
                .query(Boolean.class)
                .single();
    }
}
