package io.kairos.channel.email;

import io.kairos.channel.mime.MailStreams;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** The settings in the words of Angus Mail, and new connections made with them. */
final class MailSession implements AutoCloseable {

    private final SmtpSettings settings;
    private final Session session;
    private final ScheduledThreadPoolExecutor writeTimeouts = writeTimeouts();
    private final Future<?> early;

    /** @param tls makes TLS sockets in place of this Java's own, and so decides which certificates are trusted */
    MailSession(SmtpSettings settings, Optional<SSLSocketFactory> tls) {
        this.settings = settings;
        // Something is always due before any write's timeout, so that no write has to wake the thread.
        long half = settings.limits().write().toMillis() / 2 + 1;
        this.early = writeTimeouts.scheduleAtFixedRate(() -> {}, half, half, TimeUnit.MILLISECONDS);
        MailStreams.choose();
        try (MailStreams.Scope scope = MailStreams.visible()) {
            this.session = Session.getInstance(properties(settings, tls, writeTimeouts));
        }
    }

    /** A connection over which the relay has greeted us, TLS stands and we are logged in. */
    SmtpConnection open() throws MessagingException {
        SmtpConnection connection = new SmtpConnection(session);
        if (settings.login().isPresent()) {
            SmtpSettings.Login login = settings.login().get();
            connection.connect(
                    settings.host(),
                    settings.port(),
                    login.user(),
                    login.secret().get());
        } else {
            connection.connect(settings.host(), settings.port(), null, null);
        }
        return connection;
    }

    private static Properties properties(
            SmtpSettings settings, Optional<SSLSocketFactory> tls, ScheduledExecutorService writeTimeouts) {
        Properties properties = new Properties();
        SmtpSettings.Limits limits = settings.limits();
        properties.setProperty("mail.smtp.connectiontimeout", millis(limits.connect()));
        properties.setProperty("mail.smtp.timeout", millis(limits.read()));
        properties.setProperty("mail.smtp.writetimeout", millis(limits.write()));
        properties.put("mail.smtp.executor.writetimeout", writeTimeouts);
        properties.put("mail.smtp.socketFactory", new NoDelaySockets());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        tls.ifPresent(factory -> properties.put("mail.smtp.ssl.socketFactory", factory));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login().isPresent()));
        settings.login()
                .filter(SmtpSettings.Login::token)
                .ifPresent(login -> properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2"));
        properties.setProperty("mail.smtp.localhost", settings.from().domain());
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.tls()) {
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
            case STARTTLS -> properties.setProperty("mail.smtp.starttls.required", "true");
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    /** Connections still open may go on writing. */
    @Override
    public void close() {
        early.cancel(false);
    }

    /** One thread for all connections; after the session was closed it ends by itself when nothing is being written. */
    private static ScheduledThreadPoolExecutor writeTimeouts() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "smtp-write-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
