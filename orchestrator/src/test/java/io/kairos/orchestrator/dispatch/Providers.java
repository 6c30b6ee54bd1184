package io.kairos.orchestrator.dispatch;

import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.providers.FakeTwilio;
import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.TwilioSettings;
import io.kairos.channel.providers.WebhookReceiverSettings;
import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Local providers of text messages and webhooks on a test's clock, and the settings that lead the application to them. */
final class Providers {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "twilio-token-of-the-tests";
    /** Where Twilio calls; a proxy hands it on to the application. */
    static final URI CALLBACKS = URI.create("https://kairos.example/callbacks/sms");

    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a key of thirty-two bytes, really".getBytes(StandardCharsets.UTF_8));
    private static volatile InstantSource present = InstantSource.fixed(Instant.parse(KairosTest.CLOCK_START));

    static final FakeTwilio TWILIO = FakeTwilio.start(TwilioSettings.of(ACCOUNT, TOKEN), Providers::now);
    static final FakeWebhookReceiver RECEIVER =
            FakeWebhookReceiver.start(WebhookReceiverSettings.of(SECRET), Providers::now);

    /** Meta's id of the audience of sofas. */
    static final String AUDIENCE = "7000001";

    static final FakeMeta META = new FakeMeta(TOKEN);

    private Providers() {}

    private static Instant now() {
        return present.instant();
    }

    /** From now on the providers live on that clock, and nothing fails. */
    static void on(InstantSource clock) {
        present = clock;
        TWILIO.faults().none();
        RECEIVER.faults().none();
    }

    static void settings(DynamicPropertyRegistry registry) {
        registry.add("kairos.channels.sms.account-sid", () -> ACCOUNT);
        registry.add("kairos.channels.sms.auth-token", () -> TOKEN);
        registry.add("kairos.channels.sms.sender", () -> "+15005550006");
        registry.add("kairos.channels.sms.base-url", () -> TWILIO.baseUrl().toString());
        registry.add("kairos.channels.sms.public-url", CALLBACKS::toString);
        registry.add("kairos.channels.sms.answer-timeout", () -> "400ms");
        registry.add("kairos.channels.webhook.secrets", () -> SECRET);
        registry.add("kairos.channels.webhook.allow-http", () -> "true");
        registry.add("kairos.channels.webhook.internal-hosts", () -> "127.0.0.1");
        registry.add("kairos.channels.webhook.answer-timeout", () -> "400ms");
        registry.add("kairos.channels.display.meta.audiences", () -> "sofa=" + AUDIENCE);
        registry.add("kairos.channels.display.meta.token", () -> TOKEN);
        registry.add("kairos.channels.display.meta.base-url", () -> META.url() + "/v21.0");
        registry.add(
                "kairos.channels.webhook.recipient-url",
                () -> RECEIVER.url("/kairos").toString());
    }

    /** Twilio's signature of a form posted to this address. */
    static String signature(URI url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url.toString());
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
