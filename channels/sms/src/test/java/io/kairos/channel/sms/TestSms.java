package io.kairos.channel.sms;

import io.kairos.channel.providers.FakeTwilio;
import io.kairos.channel.providers.TwilioSettings;
import io.kairos.channel.sms.SmsSettings.Account;
import io.kairos.channel.sms.SmsSettings.Callbacks;
import io.kairos.channel.sms.SmsSettings.Limits;
import io.kairos.channel.sms.SmsSettings.Sender;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Settings and messages the tests share. */
final class TestSms {

    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final String SID = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "test-token";
    static final String FROM = "+15005550006";
    static final String ANN = "+33612345678";
    static final URI PUBLIC = URI.create("https://shop.example/callbacks/sms");

    private TestSms() {}

    static FakeTwilio twilio() {
        return FakeTwilio.start(TwilioSettings.of(SID, TOKEN), CLOCK);
    }

    /** Long timeouts: for a provider that behaves. */
    static SmsSettings patient(URI base) {
        return SmsSettings.of(new Account(SID, TOKEN, base), new Sender(FROM)).with(Callbacks.to(PUBLIC));
    }

    /** Short timeouts: for a provider that does not. */
    static SmsSettings impatient(URI base) {
        return patient(base).with(new Limits(4, Duration.ofSeconds(5), Duration.ofMillis(400)));
    }

    static OutboundMessage message(String dispatchId) {
        return message(dispatchId, "Your sofa waits.");
    }

    static OutboundMessage message(String dispatchId, String text) {
        return OutboundMessage.to(new Recipient.Phone(ANN), dispatchId, new MessageContent.ShortText(text));
    }
}
