package io.kairos.orchestrator.message;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.journeys.message.MessageException;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.message.RenderedMessage;
import io.kairos.orchestrator.dispatch.TestRoad;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends one message to an address of the operator's. It is marked as a test, measured by nobody, counted under no cap and bound to no
 * customer; its links to unsubscribe lead nowhere. It never goes to an address that is suppressed. Thread-safe.
 */
@Component
class TestMails {
    /** One address, without anything that could end a header. */
    private static final Pattern PLAIN =
            Pattern.compile("[^@\\s\\p{Cntrl}<>,;\"]{1,64}@[^@\\s\\p{Cntrl}<>,;\"]{1,253}");

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MessageTemplates templates;
    private final Fillings fillings;
    private final TestRoad road;
    private final MessageSettings settings;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Deque<Instant> sent = new ArrayDeque<>();

    TestMails(
            MessageTemplates templates,
            Fillings fillings,
            TestRoad road,
            MessageSettings settings,
            JdbcClient jdbc,
            InstantSource clock) {
        this.templates = templates;
        this.fillings = fillings;
        this.road = road;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was handed over, as it stands in the mail. */
    record Sent(String id, String to, String template, String locale, String subject, String text, String html) {}

    Sent send(String template, TestSendRequest request, Locale language) {
        Recipient.Email to = recipient(request.address());
        Filling filling = fillings.of(template, request.shown(), language);
        RenderedMessage mail = request.content() == null
                ? write(template, filling)
                : drafted(template, filling, request.content(), language);
        String id = "test-" + UUID.randomUUID();
        String subject = "[" + (filling.locale().getLanguage().equals("fr") ? "Essai" : "Test") + "] " + mail.subject();
        enter();
        hand(new OutboundMessage(
                id, to, MessageContent.of(subject, mail.text(), mail.html()), Map.of("X-Kairos-Test", "true")));
        return new Sent(id, to.line(), template, filling.locale().toLanguageTag(), subject, mail.text(), mail.html());
    }

    private Recipient.Email recipient(String address) {
        if (!PLAIN.matcher(address).matches()) {
            throw new ProblemException(Problem.at(400, "test-address-unusable", "to"));
        }
        Recipient.Email to = new Recipient.Email(address);
        if (!road.staysHere() && !settings.allows(to.line())) {
            throw new ProblemException(Problem.at(403, "test-address-not-allowed", "to"));
        }
        if (isSuppressed(to.line())) {
            throw new ProblemException(Problem.at(409, "test-address-suppressed", "to"));
        }
        return to;
    }

    private boolean isSuppressed(String address) {
        return jdbc.sql("""
                        select exists (select 1 from identity
                            join suppression on suppression.customer_id = identity.customer_id
                            where identity.kind = 'email' and identity.value = any (array[?, lower(?)])
                                and suppression.channel = 'email')
                        """).param(address).param(address).query(Boolean.class).single();
    }

    private RenderedMessage write(String template, Filling filling) {
        try {
            return templates.render(template, filling.locale(), filling.values());
        } catch (MessageException incomplete) {
            throw new ProblemException(Problem.at(422, "message-unwritable", "values")
                    .with("why", String.valueOf(incomplete.getMessage())));
        }
    }

    private RenderedMessage drafted(String template, Filling filling, String content, Locale language) {
        return Drafted.reading(
                        language, () -> templates.previewDraft(template, filling.locale(), content, filling.values()))
                .email()
                .orElseThrow(() -> new ProblemException(
                        Problem.at(422, "message-unwritable", "content").with("why", "--- html, --- mjml")));
    }

    private synchronized void enter() {
        Instant now = clock.instant();
        while (!sent.isEmpty() && !sent.peekFirst().isAfter(now.minus(MINUTE))) {
            sent.removeFirst();
        }
        if (sent.size() >= settings.testsPerMinute()) {
            throw new ProblemException(Problem.of(429, "test-too-many").with("most", settings.testsPerMinute()));
        }
        sent.addLast(now);
    }

    private void hand(OutboundMessage message) {
        Channel email = road.email();
        DeliveryOutcome outcome = email.deliver(message);
        if (outcome instanceof DeliveryOutcome.Accepted) {
            return;
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            throw failed(422, refused.why());
        }
        if (outcome instanceof DeliveryOutcome.Suppressed suppressed) {
            throw failed(422, suppressed.reason());
        }
        String why = outcome instanceof DeliveryOutcome.TryAgain again
                ? again.why()
                : ((DeliveryOutcome.Unknown) outcome).why();
        throw failed(503, why);
    }

    private static ProblemException failed(int status, String why) {
        return new ProblemException(Problem.of(status, "test-not-sent").with("why", why));
    }
}
