package io.kairos.channel.mailbox;

import io.kairos.channel.mime.MailStreams;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a mail as MIME. A mail that is no proper MIME is kept all the same, its body as plain text. */
final class MailReader {

    private static final String DISPATCH_HEADER = "X-Kairos-Dispatch";
    private static final int MAX_DEPTH = 20;

    private final Session session;

    MailReader() {
        MailStreams.choose();
        try (MailStreams.Scope scope = MailStreams.visible()) {
            session = Session.getInstance(new Properties());
        }
    }

    ReceivedMessage read(String envelopeFrom, List<String> recipients, byte[] raw, Instant receivedAt) {
        Bodies bodies = new Bodies();
        Optional<String> messageId = Optional.empty();
        Optional<String> dispatchId = Optional.empty();
        String subject = "";
        try (MailStreams.Scope scope = MailStreams.visible()) {
            MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(raw));
            messageId = header(mail, "Message-ID");
            dispatchId = header(mail, DISPATCH_HEADER);
            subject = Optional.ofNullable(mail.getSubject()).orElse("");
            bodies.collect(mail, 0);
        } catch (MessagingException | IOException | RuntimeException notMime) {
            bodies.readable = false;
        }
        return new ReceivedMessage(
                envelopeFrom,
                recipients,
                messageId,
                dispatchId,
                subject,
                bodies.readable ? Optional.ofNullable(bodies.text).orElse("") : plainBody(raw),
                Optional.ofNullable(bodies.html),
                raw,
                receivedAt);
    }

    private static Optional<String> header(MimeMessage mail, String name) throws MessagingException {
        return Optional.ofNullable(mail.getHeader(name, null)).map(String::strip);
    }

    private static String plainBody(byte[] raw) {
        String all = new String(raw, StandardCharsets.UTF_8);
        int blankLine = all.indexOf("\r\n\r\n");
        return blankLine < 0 ? all : all.substring(blankLine + 4);
    }

    private static final class Bodies {
        private @Nullable String text;
        private @Nullable String html;
        private boolean readable = true;

        void collect(Part part, int depth) throws MessagingException, IOException {
            if (depth > MAX_DEPTH || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                return;
            }
            if (part.isMimeType("text/html")) {
                html = html == null ? TextPart.read(part) : html;
            } else if (part.isMimeType("text/plain")) {
                text = text == null ? TextPart.read(part) : text;
            } else if (part.isMimeType("multipart/*")) {
                Multipart parts = (Multipart) part.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart child = parts.getBodyPart(i);
                    collect(child, depth + 1);
                }
            }
        }
    }
}
