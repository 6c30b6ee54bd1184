package io.kairos.channel.email.settings;

import io.kairos.channel.email.DkimSigner;
import io.kairos.channel.email.SmtpSettings.Login;
import io.kairos.channel.email.SmtpSettings.Tls;
import io.kairos.channel.email.Verp;
import io.kairos.channel.email.inbound.ImapSettings;
import io.kairos.channel.http.RefreshedToken;
import io.kairos.channel.spi.ChannelSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;

/**
 * What the email channel does beside handing mails over.
 *
 * @param identity as whom mails are sent
 * @param token access token of the accounts at relay and bounce mailbox; without one they take a password
 * @param trust decides which certificates of relay and bounce mailbox are trusted; without it this Java's own list does
 * @param bounces where reports come back
 * @param tracking which links and images tell
 * @param preflight what is done when receivers will not believe our mails
 */
public record EmailSettings(
        Identity identity,
        Optional<RefreshedToken> token,
        Optional<SSLSocketFactory> trust,
        Optional<Bounces> bounces,
        TrackingChoice tracking,
        Preflighting preflight) {

    private static final Duration EVERY = Duration.ofMinutes(1);

    /**
     * As whom mails are sent.
     *
     * @param returnPath mailbox that takes {@code <local part>+<anything>@<domain>}: bounces return there
     */
    public record Identity(Optional<DkimSigner> dkim, Optional<String> returnPath) {}

    /** A mailbox and how often it is looked into. */
    public record Bounces(ImapSettings mailbox, Duration every) {}

    /**
     * What mails tell about customers.
     *
     * @param consent whose mails tell
     * @param except journeys, and steps as {@code journey/step}, whose mails tell nothing
     */
    public record TrackingChoice(boolean opens, boolean clicks, Consent consent, Set<String> except) {
        public TrackingChoice {
            except = Set.copyOf(except);
        }

        /** Whether mails of this step tell nothing. */
        public boolean isExcepted(String journey, String step) {
            return except.contains(journey) || except.contains(journey + "/" + step);
        }
    }

    /** Whose mails tell that they were opened and clicked. */
    public enum Consent {
        /** Everybody's, unless the customer said no to the topic {@code tracking}. */
        ASSUMED,
        /** Only those of customers who said yes to the topic {@code tracking}. */
        ASKED
    }

    /** What is done at start about SPF, DKIM and DMARC. */
    public enum Preflighting {
        /** Nothing. */
        OFF,
        /** What is wrong is logged. */
        WARN,
        /** What receivers refuse stops the start. */
        REFUSE
    }

    /**
     * Reads the settings below {@code kairos.channels.email.}, whose names {@code docs/channels/email.md} lists.
     *
     * @throws io.kairos.channel.spi.ChannelSettingsException naming everything that is wrong
     */
    public static EmailSettings read(Map<String, String> values, InstantSource clock) {
        ChannelSettings settings = new ChannelSettings("email", values);
        Identity identity = new Identity(dkim(settings), returnPath(settings));
        Optional<RefreshedToken> token = token(settings, clock);
        Optional<SSLSocketFactory> trust = settings.text("trusted-certificates").flatMap(file -> {
            try {
                return Optional.of(Trust.inFile(file));
            } catch (IllegalArgumentException wrong) {
                settings.problem("trusted-certificates: " + wrong.getMessage());
                return Optional.empty();
            }
        });
        Optional<Bounces> bounces = bounces(settings, identity, token);
        EmailSettings read = new EmailSettings(
                identity,
                token,
                trust,
                bounces,
                new TrackingChoice(
                        settings.flag("tracking.opens", true),
                        settings.flag("tracking.clicks", true),
                        choice(settings, "tracking.consent", Consent.ASSUMED),
                        Set.copyOf(settings.list("tracking.except"))),
                choice(settings, "preflight", Preflighting.WARN));
        settings.done();
        return read;
    }

    private static Optional<DkimSigner> dkim(ChannelSettings settings) {
        Optional<String> domain = settings.text("dkim.domain");
        Optional<String> selector = settings.text("dkim.selector");
        Optional<String> file = settings.text("dkim.key-file");
        Optional<String> key = settings.text("dkim.key");
        if (domain.isEmpty() && selector.isEmpty() && file.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (domain.isEmpty() || selector.isEmpty() || file.isPresent() == key.isPresent()) {
            settings.problem("dkim.domain, dkim.selector and one of dkim.key-file and dkim.key must be set together,"
                    + " for example example.org, s2026 and /etc/kairos/dkim.pem");
            return Optional.empty();
        }
        try {
            String pem = key.map(inline -> inline.replace("\\n", "\n")).orElseGet(() -> Trust.text(file.orElseThrow()));
            return Optional.of(DkimSigner.ofPem(domain.get(), selector.get(), pem));
        } catch (IllegalArgumentException wrong) {
            settings.problem("dkim: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> returnPath(ChannelSettings settings) {
        Optional<String> address = settings.text("return-path");
        if (address.isPresent() && !Verp.isUsable(address.get())) {
            settings.problem("return-path is no usable address: give one such as bounces@example.org, without a +");
            return Optional.empty();
        }
        return address;
    }

    private static Optional<RefreshedToken> token(ChannelSettings settings, InstantSource clock) {
        Optional<URI> url = settings.url("oauth2.token-url");
        Optional<String> client = settings.text("oauth2.client-id");
        Optional<String> secret = settings.text("oauth2.client-secret");
        Optional<String> refresh = settings.text("oauth2.refresh-token");
        Optional<String> scope = settings.text("oauth2.scope");
        if (url.isEmpty() && client.isEmpty() && refresh.isEmpty()) {
            return Optional.empty();
        }
        if (url.isEmpty() || client.isEmpty() || refresh.isEmpty()) {
            settings.problem("oauth2.token-url, oauth2.client-id and oauth2.refresh-token must be set together");
            return Optional.empty();
        }
        try {
            return Optional.of(new RefreshedToken(
                    new RefreshedToken.Grant(url.get(), client.get(), secret, refresh.get(), scope), clock));
        } catch (IllegalArgumentException wrong) {
            settings.problem("oauth2: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Bounces> bounces(
            ChannelSettings settings, Identity identity, Optional<RefreshedToken> token) {
        Optional<String> host = settings.text("bounces.host");
        Tls tls = choice(settings, "bounces.tls", Tls.TLS);
        int port = settings.number("bounces.port", tls == Tls.TLS ? 993 : 143, 1, 65_535);
        Optional<String> user = settings.text("bounces.user");
        Optional<String> password = settings.text("bounces.password");
        String folder = settings.text("bounces.folder").orElse("INBOX");
        Optional<String> done = settings.text("bounces.done-folder");
        Duration every = settings.duration("bounces.every", EVERY);
        if (host.isEmpty()) {
            if (user.isPresent() || password.isPresent()) {
                settings.problem("bounces.host is missing: set it, for example imap.example.org");
            }
            return Optional.empty();
        }
        if (identity.returnPath().isEmpty()) {
            settings.problem("return-path must be set with bounces.host, for example bounces@example.org");
        }
        if (user.isEmpty() || password.isEmpty() && token.isEmpty()) {
            settings.problem(
                    "bounces.user, and bounces.password or oauth2.refresh-token, must be set with bounces.host");
            return Optional.empty();
        }
        Login login = password.map(secret -> new Login(user.get(), secret))
                .orElseGet(() -> Login.oauth2(user.get(), token.orElseThrow()::current));
        return Optional.of(new Bounces(new ImapSettings(host.get(), port, tls, login, folder, done), every));
    }

    private static <E extends Enum<E>> E choice(ChannelSettings settings, String name, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        String words = Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return settings.read(
                name,
                otherwise,
                "one of " + words,
                value -> Enum.valueOf(otherwise.getDeclaringClass(), value.toUpperCase(Locale.ROOT)));
    }
}
