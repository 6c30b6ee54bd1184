package io.kairos.channel.email;

import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/** Turns a dispatch into the bytes of a mail, before any connection is touched. */
final class MailWriter {

    static final String DISPATCH_HEADER = "X-Kairos-Dispatch";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session;
    private final SmtpSettings.Sender sender;
    private final InternetAddress from;
    private final InstantSource clock;

    MailWriter(Session session, SmtpSettings.Sender sender, InstantSource clock) {
        this.session = session;
        this.sender = sender;
        this.from = fromHeader(sender);
        this.clock = clock;
    }

    /** The same on every attempt, so that a receiver can recognise a repeat. */
    String messageId(OutboundMessage message) {
        return "<" + message.dispatchId() + "@" + sender.domain() + ">";
    }

    byte[] write(OutboundMessage message, EmailAddress recipient) {
        try {
            MimeMessage mail = new KnownIdMessage(session, messageId(message));
            mail.setFrom(from);
            mail.setRecipient(RecipientType.TO, new InternetAddress(recipient.value(), true));
            mail.setSubject(message.content().subject(), UTF_8);
            mail.setSentDate(Date.from(clock.instant()));
            mail.setHeader(DISPATCH_HEADER, message.dispatchId());
            for (Map.Entry<String, String> header : message.headers().entrySet()) {
                mail.setHeader(header.getKey(), MimeUtility.encodeText(header.getValue(), UTF_8, null));
            }
            setContent(mail, message.content());
            mail.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException(
                    "mail of dispatch " + message.dispatchId() + " cannot be written", impossible);
        }
    }

    private static void setContent(MimeMessage mail, MessageContent content) throws MessagingException {
        if (content.html().isEmpty()) {
            mail.setText(content.text(), UTF_8);
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(content.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(content.html().get(), UTF_8, "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
    }

    private static InternetAddress fromHeader(SmtpSettings.Sender sender) {
        try {
            return sender.name().isEmpty()
                    ? new InternetAddress(sender.address(), (String) null)
                    : new InternetAddress(sender.address(), sender.name(), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class KnownIdMessage extends MimeMessage {
        private final String id;

        KnownIdMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
