package io.kairos.channel.webhook;

import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.WebhookReceiverSettings;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.webhook.WebhookSettings.Limits;
import io.kairos.channel.webhook.WebhookSettings.Reach;
import io.kairos.channel.webhook.WebhookSettings.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Settings and messages the tests share. */
final class TestHooks {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    static final String JSON = "{\"type\":\"moment.reached\",\"data\":{\"said\":\"Zoë 😀\"}}";

    private static final Reach LOOPBACK = new Reach(true, Set.of("127.0.0.1"));

    private TestHooks() {}

    static FakeWebhookReceiver receiver(String... secrets) {
        return FakeWebhookReceiver.start(WebhookReceiverSettings.of(secrets), CLOCK);
    }

    /** Long timeouts: for a receiver that behaves. */
    static WebhookSettings patient() {
        return new WebhookSettings(Secrets.of(SECRET), LOOPBACK, Limits.USUAL);
    }

    /** Short timeouts: for a receiver that does not. */
    static WebhookSettings impatient() {
        return new WebhookSettings(
                Secrets.of(SECRET),
                LOOPBACK,
                new Limits(4, Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(800), 4_096));
    }

    static OutboundMessage message(URI url) {
        return OutboundMessage.to(new Recipient.Url(url), "d-1", new MessageContent.Json(JSON));
    }
}
