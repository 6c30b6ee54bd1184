package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.email.SmtpSettings;
import io.kairos.channel.email.preflight.Preflight;
import io.kairos.channel.email.settings.EmailSettings;
import io.kairos.channel.http.RefreshedToken;
import io.kairos.channel.spi.ChannelSettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The relay that takes the mail.
 *
 * @param host its name; without one the built-in mailbox takes all mail
 * @param port default 587
 * @param tls {@code starttls} (default), {@code tls} or {@code none}
 * @param user with {@code password}, or with {@code kairos.channels.email.oauth2.*}, where the relay asks for a login
 * @param from sender of every mail
 * @param connections most connections at once; default 8, as many as {@code kairos.dispatch.workers}
 * @param answerTimeout how long to wait for each answer; default 30 s, to be shorter than {@code kairos.dispatch.lease}
 */
@ConfigurationProperties("kairos.smtp")
record SmtpProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("starttls") SmtpSettings.Tls tls,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue From from,
        @DefaultValue("8") int connections,
        @DefaultValue("30s") Duration answerTimeout) {

    /**
     * The sender as customers see it.
     *
     * @param address default hello@kairos.example, which only the built-in mailbox takes
     * @param name default Kairos
     */
    record From(
            @DefaultValue("hello@kairos.example") String address,
            @DefaultValue("Kairos") String name) {}

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /**
     * The operator's relay; empty when none is named.
     *
     * @param token logs the user in where there is no password
     * @throws ChannelSettingsException when a user is named who cannot log in
     */
    Optional<SmtpSettings> relay(Optional<RefreshedToken> token) {
        return Optional.ofNullable(host)
                .filter(name -> !name.isBlank())
                .map(name -> new SmtpSettings(name, port, tls, login(token), sender(), limits()));
    }

    /** The built-in mailbox on that port of this machine. */
    SmtpSettings builtIn(int mailboxPort) {
        return new SmtpSettings("127.0.0.1", mailboxPort, SmtpSettings.Tls.NONE, Optional.empty(), sender(), limits());
    }

    /** The domain that customers and their providers see. */
    String senderDomain() {
        return domain(from.address()).toLowerCase(Locale.ROOT);
    }

    /** What receivers judge us by. */
    Preflight.Sending sending(EmailSettings settings) {
        return new Preflight.Sending(
                domain(from.address()),
                domain(settings.identity().returnPath().orElse(from.address())),
                settings.identity().dkim().map(key -> new Preflight.DkimName(key.domain(), key.selector())));
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }

    private Optional<SmtpSettings.Login> login(Optional<RefreshedToken> token) {
        if (user == null || user.isBlank()) {
            return Optional.empty();
        }
        if (password != null && !password.isEmpty()) {
            return Optional.of(new SmtpSettings.Login(user, password));
        }
        return Optional.of(token.map(known -> SmtpSettings.Login.oauth2(user, known::current))
                .orElseThrow(() -> new ChannelSettingsException(
                        "email",
                        List.of("kairos.smtp.password, or oauth2.refresh-token, must be set with kairos.smtp.user"))));
    }

    private SmtpSettings.Sender sender() {
        return new SmtpSettings.Sender(from.address(), from.name());
    }

    private SmtpSettings.Limits limits() {
        return new SmtpSettings.Limits(connections, CONNECT, answerTimeout, answerTimeout);
    }

    @Override
    public String toString() {
        return "SmtpProperties[" + host + ":" + port + ", " + tls + "]";
    }
}
