package io.kairos.channel.email;

import io.kairos.channel.mime.MailStreams;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Turns a dispatch into the bytes of a mail, before any connection is touched. */
final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SmtpSettings.Sender sender;
    private final String from;
    private final InstantSource clock;

    MailWriter(SmtpSettings.Sender sender, InstantSource clock) {
        this.sender = sender;
        this.from = fromHeader(sender);
        this.clock = clock;
    }

    /** The same on every attempt, so that a receiver can recognise a repeat. */
    String messageId(OutboundMessage message) {
        return "<" + message.dispatchId() + "@" + sender.domain() + ">";
    }

    byte[] write(OutboundMessage message, EmailAddress recipient) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(4_096);
        header(mail, "Date", DATE.format(clock.instant()));
        header(mail, "From", from);
        header(mail, "To", recipient.value());
        header(mail, "Message-ID", messageId(message));
        header(mail, "Subject", folded("Subject", message.content().subject()));
        header(mail, "X-Kairos-Dispatch", message.dispatchId());
        message.headers().forEach((name, value) -> header(mail, name, encoded(value)));
        header(mail, "MIME-Version", "1.0");
        body(mail, message.dispatchId(), message.content());
        return mail.toByteArray();
    }

    private static void body(ByteArrayOutputStream mail, String dispatchId, MessageContent content) {
        if (content.html().isEmpty()) {
            part(mail, "text/plain", content.text());
            return;
        }
        // Quoted-printable never leaves "=_" in a body, so no line of it can look like the boundary.
        String boundary = "=_" + dispatchId;
        header(mail, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        line(mail, "");
        line(mail, "--" + boundary);
        part(mail, "text/plain", content.text());
        line(mail, "\r\n--" + boundary);
        part(mail, "text/html", content.html().get());
        line(mail, "\r\n--" + boundary + "--");
    }

    private static void part(ByteArrayOutputStream mail, String type, String text) {
        header(mail, "Content-Type", type + "; charset=UTF-8");
        header(mail, "Content-Transfer-Encoding", "quoted-printable");
        line(mail, "");
        QuotedPrintable.write(text, mail);
    }

    private static void header(ByteArrayOutputStream mail, String name, String value) {
        line(mail, name + ": " + value);
    }

    private static void line(ByteArrayOutputStream mail, String text) {
        mail.writeBytes((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String folded(String name, String value) {
        return MimeUtility.fold(name.length() + 2, encoded(value));
    }

    private static String encoded(String value) {
        try (MailStreams.Scope scope = MailStreams.visible()) {
            return MimeUtility.encodeText(value, UTF_8, null);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String fromHeader(SmtpSettings.Sender sender) {
        try (MailStreams.Scope scope = MailStreams.visible()) {
            InternetAddress address = new InternetAddress(sender.address(), sender.name(), UTF_8);
            return sender.name().isEmpty() ? sender.address() : address.toString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
