package io.kairos.orchestrator.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.mailbox.ReceivedMessage;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.support.KairosTest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
class MailboxIT {
    @Autowired
    Channel email;

    @Autowired
    MailboxSink sink;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    InstantSource clock;

    @Test
    void keeps_what_the_email_channel_hands_over_before_it_is_accepted() {
        UUID dispatch = UUID.randomUUID();

        DeliveryOutcome outcome = email.deliver(new OutboundMessage(
                dispatch.toString(),
                "zoë@example.org".replace("ë", "e"),
                MessageContent.of("Ça va ?", "Bonjour Zoë", "<p>Bonjour Zoë</p>"),
                Map.of()));

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Accepted.class);
        Map<String, Object> kept = jdbc.queryForMap("select * from mailbox_message where dispatch_id = ?", dispatch);
        assertThat(kept)
                .containsEntry("rcpt_to", "zoe@example.org")
                .containsEntry("subject", "Ça va ?")
                .containsEntry("message_id", ((DeliveryOutcome.Accepted) outcome).providerId());
        assertThat(String.valueOf(kept.get("text_body"))).contains("Bonjour Zoë");
        assertThat(String.valueOf(kept.get("html_body"))).contains("<p>Bonjour Zoë</p>");
    }

    @Test
    void keeps_every_mail_of_many_sessions_at_once() throws Exception {
        String subject = "many " + UUID.randomUUID();
        ExecutorService sessions = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> stored = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                ReceivedMessage message = message(subject, Optional.of("dispatch-" + i), "text " + i);
                stored.add(sessions.submit(() -> sink.store(message)));
            }
            for (Future<?> one : stored) {
                one.get();
            }
        } finally {
            sessions.shutdownNow();
        }

        assertThat(jdbc.queryForObject(
                        "select count(distinct text_body) from mailbox_message where subject = ?",
                        Integer.class,
                        subject))
                .isEqualTo(200);
    }

    @Test
    void keeps_mail_that_is_not_ours_and_characters_the_database_cannot_hold() {
        String subject = "foreign " + UUID.randomUUID();

        sink.store(message(subject, Optional.of("not-one-of-ours"), "nul: \0."));

        assertThat(jdbc.queryForMap("select dispatch_id, text_body from mailbox_message where subject = ?", subject))
                .containsEntry("dispatch_id", null)
                .containsEntry("text_body", "nul: \uFFFD.");
    }

    private ReceivedMessage message(String subject, Optional<String> dispatchId, String text) {
        return new ReceivedMessage(
                "hello@example.org",
                List.of("ada@example.org"),
                Optional.empty(),
                dispatchId,
                subject,
                text,
                Optional.empty(),
                new byte[0],
                clock.instant());
    }
}
