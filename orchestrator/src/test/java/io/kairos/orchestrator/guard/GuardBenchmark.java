package io.kairos.orchestrator.guard;

import io.kairos.channel.spi.Recipient;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.Field;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import io.kairos.orchestrator.guard.legal.LegalRules;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * How many messages all guards judge in a second on one thread, once their facts are read: half emails, half SMS to numbers of
 * France, the United States and an area code on two zones; each customer with four words on consent and two rivals.
 */
public final class GuardBenchmark {
    private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
    private static final int MESSAGES = 1_000;
    private static final List<String> NUMBERS = List.of("+33612345678", "+12125550123", "+12084567890");

    private GuardBenchmark() {}

    /** Warms up for a third of this time, then measures for the rest. */
    public static double messagesPerSecond(Duration time) {
        Panel panel = panel();
        List<SendContext> contexts = contexts();
        run(panel, contexts, time.dividedBy(3));
        return run(panel, contexts, time.minus(time.dividedBy(3)));
    }

    private static double run(Panel panel, List<SendContext> contexts, Duration time) {
        long begun = System.nanoTime();
        long judged = 0;
        while (System.nanoTime() - begun < time.toNanos()) {
            judged += panel.judge(contexts).size();
        }
        return judged / ((System.nanoTime() - begun) / 1e9);
    }

    private static Panel panel() {
        GuardSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("kairos.guards", GuardSettings.class);
        byte[] key = "benchmark".getBytes(StandardCharsets.UTF_8);
        return new Panel(List.of(
                new NeedGuard(),
                new SuppressionGuard(),
                new ConsentGuard(settings),
                new ControlGroupGuard(new ControlGroupSettings(0.01, Map.of()), settings, () -> key),
                new AddressGuard(new Reach()),
                new DeadlineGuard(),
                new LatenessGuard((journey, version, step) -> Optional.empty()),
                new QuietHoursGuard(settings),
                new LegalWindowGuard(LegalRules.shipped(), settings),
                new CompetitionGuard(settings)));
    }

    private static List<SendContext> contexts() {
        List<SendContext> contexts = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            contexts.add(context(i, i % 2 == 0 ? Addresses.EMAIL : "sms"));
        }
        return contexts;
    }

    private static SendContext context(int number, String channel) {
        UUID customer = new UUID(1, number);
        SendRequest request = new SendRequest(
                new UUID(2, number),
                customer,
                new UUID(3, number),
                new UUID(4, number),
                channel,
                "reminders",
                Optional.of(NOW.plus(Duration.ofDays(3))),
                new SendRequest.Origin("considered", "send_reminder", new UUID(5, number), NOW));
        List<Consent> consents = List.of(
                consent("email", "reminders"),
                consent("sms", "reminders"),
                consent("*", "news"),
                consent("postal", "*"));
        return new SendContext(
                NOW,
                request,
                Optional.of(customer(customer, NUMBERS.get(number % NUMBERS.size()))),
                Optional.of(new NeedStanding("open", Optional.empty(), Optional.of(NOW.minusSeconds(60)))),
                consents,
                Optional.empty(),
                new Stake(OptionalDouble.of(number % 7), 2, List.of(), true, 1),
                new Field(
                        Optional.of(rival(new UUID(2, number), channel, number % 7)),
                        List.of(rival(new UUID(6, number), "email", 3), rival(new UUID(7, number), "sms", 4)),
                        List.of()));
    }

    private static CustomerProfile customer(UUID id, String phone) {
        return new CustomerProfile(
                id,
                Optional.of("user"),
                Optional.of("ada@example.org"),
                Optional.of(phone),
                Optional.of("Ada"),
                ZoneId.of("Europe/Paris"),
                ZoneSource.INFERRED,
                Locale.ENGLISH,
                Map.of("email", "ada@example.org"));
    }

    private static Consent consent(String channel, String topic) {
        return new Consent(channel, topic, Consent.Status.GRANTED, NOW.minusSeconds(9_000), "trait");
    }

    private static Rival rival(UUID dispatch, String channel, double value) {
        return new Rival(dispatch, channel, "reminders", "considered", "send_reminder", value, NOW);
    }

    private record Reach() implements ChannelReach {
        @Override
        public Recipient.Kind recipientOf(String channel) {
            return channel.equals(Addresses.EMAIL) ? Recipient.Kind.EMAIL : Recipient.Kind.PHONE;
        }

        @Override
        public Optional<URI> urlOf(String channel) {
            return Optional.empty();
        }
    }
}
