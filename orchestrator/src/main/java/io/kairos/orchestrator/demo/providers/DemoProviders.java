package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.display.fake.FakeGoogle;
import io.kairos.channel.display.fake.FakeMeta;
import io.kairos.channel.display.fake.FakeNetwork;
import io.kairos.channel.mailbox.Mailbox;
import io.kairos.channel.postal.fake.FakePrintServer;
import io.kairos.channel.postal.handover.SftpAccount;
import io.kairos.channel.providers.FakeTwilio;
import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.TwilioSettings;
import io.kairos.channel.providers.WebhookReceiverSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The providers of the demo, on free ports of this machine from construction to {@link #close}: Twilio, the shop's receiver of
 * webhooks, Google, Meta, and a print provider's server, whose folder {@link PrintShop} empties. The program is led to them by
 * its ordinary settings and cannot tell them from real ones. Their secrets open nothing but themselves.
 */
public final class DemoProviders implements AutoCloseable {
    /** The setting that names the folder for letters. */
    public static final String PRINT_FOLDER = PrintShop.FOLDER;

    private static final String ACCOUNT = "AC00000000000000000000000000000d30";
    private static final String TOKEN = "token-of-the-demo";
    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("the demo's own secret, no other".getBytes(StandardCharsets.UTF_8));
    private static final Map<String, String> AUDIENCES =
            Map.of("sofa", "7000001", "city-trip", "7000002", "coffee", "7000003", "meal", "7000004");
    /** Customers can answer STOP to a number, and not to a name. */
    private static final String SHORT_CODE = "36105";

    private static final String PATIENCE = "2s";

    private final Path printed;
    private final FakePrintServer printer;
    private final LateClock clock;
    private final Advertising advertising = new Advertising(
            AUDIENCES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
    private final FakeTwilio twilio;
    private final FakeWebhookReceiver shop;
    private final FakeNetwork google = new FakeGoogle(TOKEN);
    private final FakeNetwork meta = new FakeMeta(TOKEN);
    private volatile @Nullable ProviderMail mail;

    private DemoProviders(Path letters, Instant start) {
        printed = FakePrintServer.inbox(letters);
        printer = FakePrintServer.start(letters, TOKEN);
        clock = new LateClock(start);
        twilio = FakeTwilio.start(
                new TwilioSettings(0, ACCOUNT, TOKEN, Optional.empty(), sms -> mail().keep(Texting.read(sms), null)),
                clock);
        shop = FakeWebhookReceiver.start(
                new WebhookReceiverSettings(
                        0, List.of(SECRET), Optional.empty(), hook -> mail().count(Shop.read(hook))),
                clock);
        google.book().tell(change -> advertising.changed("google", change, mail(), clock));
        meta.book().tell(change -> advertising.changed("meta", change, mail(), clock));
    }

    /**
     * Starts all of them.
     *
     * @param letters what the account at the print provider sees
     * @param start what their clock shows until they follow the program's
     */
    public static DemoProviders start(Path letters, Instant start) {
        return new DemoProviders(letters, start);
    }

    /**
     * The settings that lead a program to them.
     *
     * @param webPort where Twilio finds the program
     */
    public Map<String, String> settings(int webPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sms.account-sid", ACCOUNT);
        settings.put("sms.auth-token", TOKEN);
        settings.put("sms.sender", SHORT_CODE);
        settings.put("sms.base-url", twilio.baseUrl().toString());
        settings.put("sms.public-url", callbacks(webPort).toString());
        settings.put("sms.answer-timeout", PATIENCE);
        settings.put("webhook.secrets", SECRET);
        settings.put("webhook.allow-http", "true");
        settings.put("webhook.internal-hosts", "127.0.0.1");
        settings.put("webhook.recipient-url", shop.url("/shop/kairos").toString());
        settings.put("webhook.answer-timeout", PATIENCE);
        String audiences = AUDIENCES.entrySet().stream()
                .map(audience -> audience.getKey() + "=" + audience.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        settings.put("display.google.audiences", audiences);
        settings.put("display.google.account-id", "1234567890");
        settings.put("display.google.token", TOKEN);
        settings.put("display.google.base-url", google.url().toString());
        settings.put("display.meta.audiences", audiences);
        settings.put("display.meta.token", TOKEN);
        settings.put("display.meta.base-url", meta.url() + "/v21.0");
        settings.put("display.timeout", PATIENCE);
        settings.put("postal.sender.name", "Maison Kairos");
        settings.put("postal.sender.address", "12 rue du Port, 44000 Nantes");
        SftpAccount account = printer.account();
        settings.put("postal.sftp.host", account.host());
        settings.put("postal.sftp.port", String.valueOf(account.port()));
        settings.put("postal.sftp.user", account.user());
        settings.put("postal.sftp.password", account.password());
        settings.put("postal.sftp.host-key", account.hostKey());
        settings.put("postal.sftp.folder", account.folder());
        settings.put("postal.timeout", PATIENCE);
        Map<String, String> all = caps();
        settings.forEach((name, value) -> all.put("kairos.channels." + name, value));
        all.put("kairos.smtp.answer-timeout", PATIENCE);
        all.put(PrintShop.FOLDER, printed.toString());
        return all;
    }

    private static URI callbacks(int webPort) {
        return URI.create("http://127.0.0.1:" + webPort + "/callbacks/sms");
    }

    /** At most so many a customer within a time; what the shop's system is told, no customer sees. */
    private static Map<String, String> caps() {
        List<String> rules =
                List.of("email 1 1d", "email 3 7d", "sms 1 1d", "sms 2 7d", "display 1 7d", "postal 1 30d");
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            String[] rule = rules.get(i).split(" ", 3);
            String name = "kairos.guards.caps[" + i + "].";
            settings.put(name + "channel", rule[0]);
            settings.put(name + "max", rule[1]);
            settings.put(name + "per", rule[2]);
        }
        return settings;
    }

    /** From now on they live on the program's clock and keep what they receive in its mailbox. */
    void join(ProviderMail programs, InstantSource programsClock) {
        clock.follow(programsClock);
        twilio.remember(
                programs.earlier(Texting.CHANNEL).stream().map(Texting::written).toList());
        mail = programs;
    }

    private ProviderMail mail() {
        ProviderMail programs = mail;
        if (programs == null) {
            throw new IllegalStateException("nobody can send to these providers before the program runs");
        }
        return programs;
    }

    /** The provider of text messages, which can be told what to tell the program. */
    FakeTwilio twilio() {
        return twilio;
    }

    /**
     * Those that can be told to fail, by id.
     *
     * @param mailbox the program's own, where it takes the mail
     */
    Map<String, Fallible> fallible(Optional<Mailbox> mailbox) {
        Map<String, Fallible> all = new LinkedHashMap<>();
        mailbox.ifPresent(relay -> all.put("relay", Fallible.of("email", relay.troubles())));
        all.put("twilio", Fallible.of("sms", twilio.faults()));
        all.put("shop", Fallible.of("webhook", shop.faults()));
        all.put("google", Fallible.of("display", google));
        all.put("meta", Fallible.of("display", meta));
        all.put("printer", Fallible.of("postal", printer.faults()));
        return all;
    }

    @Override
    public void close() {
        twilio.close();
        shop.close();
        google.close();
        meta.close();
        printer.close();
    }
}
