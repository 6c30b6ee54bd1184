package io.kairos.channel.email;

import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Settings and messages the tests share. */
final class TestMail {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final Duration TIMEOUT = Duration.ofMillis(400);
    static final SmtpSettings.Sender SENDER = new SmtpSettings.Sender("shop@example.org", "Kairos");

    private TestMail() {}

    /** Short timeouts: for relays that misbehave. */
    static SmtpSettings impatient(int port, int connections) {
        return settings(port, SmtpSettings.Tls.NONE, new SmtpSettings.Limits(connections, TIMEOUT, TIMEOUT, TIMEOUT));
    }

    /** Long timeouts: for relays that behave. */
    static SmtpSettings patient(int port, int connections) {
        Duration patience = Duration.ofSeconds(20);
        return settings(
                port, SmtpSettings.Tls.NONE, new SmtpSettings.Limits(connections, patience, patience, patience));
    }

    static SmtpSettings settings(int port, SmtpSettings.Tls tls, SmtpSettings.Limits limits) {
        return new SmtpSettings("localhost", port, tls, Optional.empty(), SENDER, limits);
    }

    static OutboundMessage message(String dispatchId) {
        return message(dispatchId, "ann@example.org", MessageContent.ofText("Your sofa", "It waits for you."));
    }

    static OutboundMessage message(String dispatchId, String address, MessageContent content) {
        return new OutboundMessage(dispatchId, address, content, Map.of());
    }
}
