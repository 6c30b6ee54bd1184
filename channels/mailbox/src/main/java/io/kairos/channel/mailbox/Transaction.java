package io.kairos.channel.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail on its way in: envelope, then data, then into the sink before the sender is told. */
final class Transaction implements MessageHandler {

    static final int MAX_BYTES = 10 * 1024 * 1024;
    /** A sender that goes on this far beyond the limit is cut off. */
    private static final long MAX_IGNORED_BYTES = 10L * MAX_BYTES;

    private static final Logger log = LoggerFactory.getLogger(Transaction.class);

    private final Session session;
    private final MailReader reader;
    private final MessageSink sink;
    private final InstantSource clock;
    private final MailTroubles troubles;
    private final List<String> recipients = new ArrayList<>(1);
    private String from = "";
    private Optional<MailTrouble> trouble = Optional.empty();

    Transaction(Session session, MailReader reader, MessageSink sink, InstantSource clock, MailTroubles troubles) {
        this.troubles = troubles;
        this.session = session;
        this.reader = reader;
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public void from(String address) throws RejectException {
        from = address;
        trouble = troubles.take();
        if (isIn(MailTrouble.HANG)) {
            fallSilent();
        } else if (isIn(MailTrouble.BUSY)) {
            throw reject(450, "4.7.1 Too many mails, come back later");
        } else if (isIn(MailTrouble.BROKEN)) {
            throw reject(451, "4.3.0 Local error in processing");
        } else if (isIn(MailTrouble.AWAY)) {
            throw new DropConnectionException(421, "4.3.2 Service not available");
        }
    }

    @Override
    public void recipient(String address) throws RejectException {
        recipients.add(address);
        if (isIn(MailTrouble.RESET)) {
            throw cutOff(true);
        }
    }

    private boolean isIn(MailTrouble one) {
        return trouble.equals(Optional.of(one));
    }

    /** Until the sender leaves, or the server ends. */
    private void fallSilent() throws RejectException {
        try {
            session.getRawInput().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // a sender that breaks off is what this waits for
        }
        throw cutOff(false);
    }

    /** Ends the connection without a word, for the server has nobody left to answer. */
    private DropConnectionException cutOff(boolean abruptly) {
        try {
            if (abruptly) {
                session.getSocket().setSoLinger(true, 0);
            }
            session.getSocket().close();
        } catch (IOException gone) {
            // it has ended by itself
        }
        return new DropConnectionException(421, "the connection has ended");
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        byte[] raw = readAll(data);
        ReceivedMessage message = reader.read(from, recipients, raw, clock.instant());
        try {
            sink.store(message);
        } catch (RuntimeException failure) {
            log.error(
                    "mail of dispatch {} could not be kept: {}",
                    message.dispatchId().orElse("none"),
                    failure.getClass().getName());
            throw reject(451, "4.3.0 The mail could not be kept, try again later");
        }
        if (isIn(MailTrouble.DROP)) {
            throw cutOff(false);
        }
        return null;
    }

    private byte[] readAll(InputStream data) throws RejectException, IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(8_192);
        byte[] buffer = new byte[8_192];
        long ignored = 0;
        for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
            if (ignored == 0 && kept.size() + read <= MAX_BYTES) {
                kept.write(buffer, 0, read);
            } else {
                ignored += read;
                if (ignored > MAX_IGNORED_BYTES) {
                    throw new DropConnectionException(552, "5.3.4 The mail is far too large");
                }
            }
        }
        if (ignored > 0) {
            throw reject(552, "5.3.4 The mail is larger than " + MAX_BYTES + " bytes");
        }
        return kept.toByteArray();
    }

    /** SubEtha leaves a rejected transaction open, and the sender's next MAIL command would fail. */
    private RejectException reject(int code, String text) {
        session.resetMailTransaction();
        return new RejectException(code, text);
    }

    @Override
    public void done() {
        recipients.clear();
    }
}
