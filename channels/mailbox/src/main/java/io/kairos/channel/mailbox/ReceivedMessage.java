package io.kairos.channel.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One mail as it arrived.
 *
 * @param envelopeFrom sender of the SMTP envelope; empty for a bounce
 * @param recipients recipients of the SMTP envelope, at least one
 * @param messageId the Message-ID header with its angle brackets
 * @param dispatchId the X-Kairos-Dispatch header
 * @param subject decoded; empty when there is none
 * @param text the first plain-text part; the whole body when the mail is not readable as MIME
 * @param html the first HTML part
 * @param raw the mail byte for byte; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // A copy of every mail would be made for nobody: messages are never compared.
public record ReceivedMessage(
        String envelopeFrom,
        List<String> recipients,
        Optional<String> messageId,
        Optional<String> dispatchId,
        String subject,
        String text,
        Optional<String> html,
        byte[] raw,
        Instant receivedAt) {

    public ReceivedMessage {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a received message has at least one recipient");
        }
    }

    /** Shows ids and sizes alone: addresses and bodies stay out of logs. */
    @Override
    public String toString() {
        return "ReceivedMessage[dispatch " + dispatchId.orElse("none") + ", " + raw.length + " bytes]";
    }
}
