package io.kairos.channel.email.inbound;

import io.kairos.channel.email.SmtpSettings.Tls;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Fetches bounces over IMAP. A mail is marked only after the consumer has returned, so each is told at least once; its
 * events have the same keys every time. To be called by one thread at a time.
 */
public final class BounceMailbox {

    private static final int MAX_ROUND = 500;
    private static final int MAX_BYTES = 1 << 20;
    private static final String TIMEOUT_MILLIS = "30000";

    private final ImapSettings settings;
    private final InboundReader reader;
    private final InstantSource clock;
    private final Optional<SSLSocketFactory> tls;

    /** A mailbox whose certificate this Java trusts. */
    public BounceMailbox(ImapSettings settings, InboundReader reader, InstantSource clock) {
        this(settings, reader, clock, Optional.empty());
    }

    /** @param tls makes TLS sockets in place of this Java's own, and so decides which certificates are trusted */
    public BounceMailbox(
            ImapSettings settings, InboundReader reader, InstantSource clock, Optional<SSLSocketFactory> tls) {
        this.tls = tls;
        this.settings = settings;
        this.reader = reader;
        this.clock = clock;
    }

    /** The mailbox cannot be reached, logged into or read; trying again later is right. */
    public static final class MailboxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MailboxException(String host, Exception cause) {
            super(
                    "the bounce mailbox on " + host + " cannot be read: "
                            + cause.getClass().getSimpleName(),
                    cause);
        }
    }

    /**
     * Fetches at most 500 unread mails. A mail over which the consumer threw stays unread; the others are dealt with, then
     * its exception is thrown.
     *
     * @return how many were dealt with
     * @throws MailboxException when the mailbox cannot be read; what was told before stays told
     */
    public int poll(Consumer<InboundMail> consumer) {
        int done = 0;
        RuntimeException failure = null;
        try (Store store = Session.getInstance(properties()).getStore("imap")) {
            store.connect(
                    settings.host(),
                    settings.port(),
                    settings.login().user(),
                    settings.login().secret().get());
            Folder folder = store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
            for (Message mail : Arrays.copyOf(unread, Math.min(unread.length, MAX_ROUND))) {
                InboundMail read = reader.read(bytes(mail), clock.instant());
                try {
                    consumer.accept(read);
                } catch (RuntimeException thrown) {
                    failure = first(failure, thrown);
                    continue;
                }
                finish(store, folder, mail);
                done++;
            }
            folder.close(settings.done().isPresent());
        } catch (MessagingException | IOException unreadable) {
            throw new MailboxException(settings.host(), unreadable);
        }
        if (failure != null) {
            throw failure;
        }
        return done;
    }

    private void finish(Store store, Folder folder, Message mail) throws MessagingException {
        mail.setFlag(Flags.Flag.SEEN, true);
        Optional<String> done = settings.done();
        if (done.isPresent()) {
            Folder target = store.getFolder(done.get());
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            folder.copyMessages(new Message[] {mail}, target);
            mail.setFlag(Flags.Flag.DELETED, true);
        }
    }

    private static byte[] bytes(Message mail) throws MessagingException, IOException {
        IMAPMessage message = (IMAPMessage) mail;
        message.setPeek(true);
        try (InputStream in = message.getMimeStream()) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static RuntimeException first(@Nullable RuntimeException before, RuntimeException thrown) {
        if (before == null) {
            return thrown;
        }
        before.addSuppressed(thrown);
        return before;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imap.fetchsize", "262144");
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.ssl.enable", String.valueOf(settings.tls() == Tls.TLS));
        properties.setProperty("mail.imap.starttls.required", String.valueOf(settings.tls() == Tls.STARTTLS));
        properties.setProperty("mail.imap.starttls.enable", String.valueOf(settings.tls() == Tls.STARTTLS));
        tls.ifPresent(factory -> properties.put("mail.imap.ssl.socketFactory", factory));
        if (settings.login().token()) {
            properties.setProperty("mail.imap.auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }
}
