package io.kairos.orchestrator.fault;

import io.kairos.channel.display.fake.AudienceBook;
import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.providers.FakeRelay;
import io.kairos.channel.providers.FakeTwilio;
import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.TwilioSettings;
import io.kairos.channel.providers.WebhookReceiverSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The providers of the five channels in this process, which no fault kills, each behind a proxy of its own; every accepted
 * message is on disk in a ledger before its sender is told.
 */
final class Fakes implements AutoCloseable {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "twilio-token-of-the-faults";
    static final URI CALLBACKS = URI.create("https://kairos.example/callbacks/sms");
    private static final String META_TOKEN = "meta-token-of-the-faults";
    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a key of thirty-two bytes, really".getBytes(StandardCharsets.UTF_8));

    final FakeRelay relay;
    final FakeTwilio twilio;
    final FakeWebhookReceiver receiver;
    final FakeMeta meta = new FakeMeta(META_TOKEN);
    final Map<Channels, FaultProxy> proxies = new HashMap<>();
    private final Path folder;
    private final Path letters;

    Fakes(Path folder) {
        this.folder = folder;
        InstantSource clock = InstantSource.system();
        relay = FakeRelay.start(Optional.of(folder.resolve("email.ledger")));
        twilio = FakeTwilio.start(TwilioSettings.of(ACCOUNT, TOKEN).withLedger(folder.resolve("sms.ledger")), clock);
        receiver = FakeWebhookReceiver.start(
                WebhookReceiverSettings.of(SECRET).withLedger(folder.resolve("webhook.ledger")), clock);
        letters = folder.resolve("letters");
        proxies.put(Channels.EMAIL, FaultProxy.to(relay.port()));
        proxies.put(Channels.SMS, FaultProxy.to(twilio.baseUrl().getPort()));
        proxies.put(Channels.WEBHOOK, FaultProxy.to(receiver.url("/").getPort()));
        proxies.put(Channels.DISPLAY, FaultProxy.to(meta.url().getPort()));
    }

    /** The proxy in front of that channel's provider; letters go by folder and have none. */
    FaultProxy proxy(Channels channel) {
        return Optional.ofNullable(proxies.get(channel)).orElseThrow();
    }

    private int port(Channels channel) {
        return proxy(channel).port();
    }

    /** The settings that lead the program here. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAIROS_SMTP_HOST", "127.0.0.1");
        settings.put("KAIROS_SMTP_PORT", Integer.toString(port(Channels.EMAIL)));
        settings.put("KAIROS_SMTP_TLS", "none");
        sms(settings, "SMS");
        sms(settings, "SMS_RETRYING");
        settings.put("KAIROS_CHANNELS_WEBHOOK_SECRETS", SECRET);
        settings.put("KAIROS_CHANNELS_WEBHOOK_ALLOW_HTTP", "true");
        settings.put("KAIROS_CHANNELS_WEBHOOK_INTERNAL_HOSTS", "127.0.0.1");
        settings.put("KAIROS_CHANNELS_WEBHOOK_RECIPIENT_URL", "http://127.0.0.1:" + port(Channels.WEBHOOK) + "/kairos");
        settings.put("KAIROS_CHANNELS_DISPLAY_META__AUDIENCES", "city-trip=123456");
        settings.put("KAIROS_CHANNELS_DISPLAY_META__TOKEN", META_TOKEN);
        settings.put("KAIROS_CHANNELS_DISPLAY_META__BASE_URL", "http://127.0.0.1:" + port(Channels.DISPLAY) + "/v21.0");
        settings.put("KAIROS_CHANNELS_POSTAL_FOLDER", letters.toString());
        settings.put("KAIROS_CHANNELS_POSTAL_SENDER__NAME", "Maison Kairos");
        settings.put("KAIROS_CHANNELS_POSTAL_SENDER__ADDRESS", "12 rue du Port, 44000 Nantes");
        settings.putAll(waitedFor(1));
        return settings;
    }

    /** The settings by which an answer is given up after so many seconds. */
    Map<String, String> waitedFor(long seconds) {
        String time = seconds + "s";
        return Map.of(
                "KAIROS_SMTP_ANSWERTIMEOUT", time,
                "KAIROS_CHANNELS_SMS_ANSWER_TIMEOUT", time,
                "KAIROS_CHANNELS_WEBHOOK_ANSWER_TIMEOUT", time,
                "KAIROS_CHANNELS_DISPLAY_TIMEOUT", time);
    }

    /** The settings of a channel of that name that speaks to the fake Twilio. */
    private void sms(Map<String, String> settings, String channel) {
        settings.put("KAIROS_CHANNELS_" + channel + "_ACCOUNT_SID", ACCOUNT);
        settings.put("KAIROS_CHANNELS_" + channel + "_AUTH_TOKEN", TOKEN);
        settings.put("KAIROS_CHANNELS_" + channel + "_SENDER", "+15005550006");
        settings.put("KAIROS_CHANNELS_" + channel + "_BASE_URL", "http://127.0.0.1:" + port(Channels.SMS));
        settings.put("KAIROS_CHANNELS_" + channel + "_PUBLIC_URL", CALLBACKS.toString());
        settings.put("KAIROS_CHANNELS_" + channel + "_ANSWER_TIMEOUT", "1s");
    }

    /** Nothing fails and nobody listens from now on. */
    void well() {
        relay.well();
        twilio.faults().none();
        receiver.faults().none();
        meta.ail(Optional.empty());
        proxies.values().forEach(FaultProxy::untap);
    }

    /** How many messages all of them have taken so far, repeats included. */
    int taken() {
        return relay.received().size()
                + twilio.received().size()
                + receiver.received().size()
                + meta.book().changes().size()
                + letters().size();
    }

    /** Acceptances by dispatch id, or by hash of the email for audiences. */
    Map<String, Long> acceptances(Channels channel) {
        return switch (channel) {
            case EMAIL -> lines("email.ledger", 0);
            case SMS -> lines("sms.ledger", 1);
            case WEBHOOK -> lines("webhook.ledger", 0);
            case DISPLAY -> count(meta.book().changes().stream().map(AudienceBook.Change::member));
            case POSTAL -> count(letters().keySet().stream());
        };
    }

    private Map<String, Long> lines(String ledger, int column) {
        try (Stream<String> lines = Files.lines(folder.resolve(ledger))) {
            return count(lines.map(line -> line.split(" ", -1)[column]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> count(Stream<String> ids) {
        return ids.collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    /** Each letter the print provider could read, by dispatch id; what is still written has a hidden folder. */
    Map<String, Path> letters() {
        if (!Files.isDirectory(letters)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(letters, 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pdf"))
                    .filter(file -> !letters.relativize(file).toString().startsWith("."))
                    .collect(Collectors.toMap(Fakes::letterOf, file -> file, (one, other) -> one));
        } catch (IOException | UncheckedIOException moved) {
            // a folder was renamed while it was read
            return letters();
        }
    }

    private static String letterOf(Path file) {
        String name = file.getFileName().toString().replace(".pdf", "");
        return UUID.fromString(name.substring(name.length() - 36)).toString();
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
        relay.close();
        twilio.close();
        receiver.close();
        meta.close();
    }
}
