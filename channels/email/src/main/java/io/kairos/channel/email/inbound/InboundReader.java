package io.kairos.channel.email.inbound;

import io.kairos.channel.email.Verp;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.Recipient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what comes to the bounce mailbox: delivery status notifications (RFC 3464), feedback reports (RFC 5965), bounces in
 * running text, automatic replies (RFC 3834), customers' answers. Whatever it is given, it does not throw; of a long mail the first mebibyte
 * is read. Thread-safe.
 */
public final class InboundReader {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_WHY = 200;
    private static final int DELAYED_STEP = 5;
    private static final int RELAYED_STEP = 6;
    private static final Set<String> STATUS_TYPES = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> RETURNED_TYPES = Set.of(
            "message/rfc822",
            "message/global",
            "message/rfc822-headers",
            "message/global-headers",
            "text/rfc822-headers",
            "text/rfc822");

    private final Traces traces;

    /**
     * @param verp makes and knows the envelope senders of our mails
     * @param messageDomain what stands behind the {@code @} of our Message-IDs: the domain of the sender
     */
    public InboundReader(Verp verp, String messageDomain) {
        this.traces = new Traces(verp, messageDomain);
    }

    /**
     * Tells what a mail is.
     *
     * @param receivedAt the instant its events bear: the clocks of other systems are not trusted
     */
    public InboundMail read(byte[] raw, Instant receivedAt) {
        String all = new String(raw, 0, Math.min(raw.length, MAX_BYTES), StandardCharsets.ISO_8859_1);
        RawPart mail = RawPart.parse(all);
        List<RawPart> leaves = mail.leaves();
        Optional<RawPart> returned = leaves.stream()
                .filter(part -> RETURNED_TYPES.contains(part.type()))
                .findFirst()
                .map(RawPart::inner);
        Optional<String> dispatch = traces.dispatch(mail, leaves, returned, all);
        Teller teller =
                new Teller(dispatch, returned.flatMap(original -> original.header("message-id")), all, receivedAt);
        Optional<Complaint> complaint = Complaint.read(mail, leaves, returned);
        if (complaint.isPresent()) {
            return teller.tell(complaint.get());
        }
        List<Finding> findings = leaves.stream()
                .filter(part -> STATUS_TYPES.contains(part.type()))
                .flatMap(part -> DeliveryStatus.read(part.text()).stream())
                .toList();
        if (!findings.isEmpty()) {
            return new InboundMail.Told(findings.stream().map(teller::tell).toList());
        }
        Optional<Finding> old = OldBounce.read(mail, leaves);
        boolean certain = mail.header("x-failed-recipients").isPresent();
        if (!certain && AutoReply.is(mail)) {
            return new InboundMail.Automatic();
        }
        if (old.isPresent()) {
            return new InboundMail.Told(List.of(teller.tell(old.get())));
        }
        return dispatch.isPresent() && answers(mail)
                ? new InboundMail.Told(List.of(teller.reply(mail.header("message-id"))))
                : new InboundMail.Other();
    }

    /** Mail programs name what they answer (RFC 5322, section 3.6.4). */
    private static boolean answers(RawPart mail) {
        return mail.header("in-reply-to").or(() -> mail.header("references")).isPresent();
    }

    /** Makes events about one mail of ours. */
    private record Teller(Optional<String> dispatch, Optional<String> messageId, String all, Instant at) {

        InboundMail tell(Complaint complaint) {
            DeliveryEvent.Source source = source("feedback " + complaint.type(), complaint.recipient());
            if (complaint.optsOut()) {
                return new InboundMail.Told(List.of(new DeliveryEvent.Unsubscribed(source, complaint.type())));
            }
            return complaint.blames()
                    ? new InboundMail.Told(List.of(new DeliveryEvent.Complained(source)))
                    : new InboundMail.Other();
        }

        /** What the customer wrote is not taken over: it stays in the mailbox. */
        DeliveryEvent reply(Optional<String> itself) {
            return new DeliveryEvent.Replied(source("reply " + itself.orElse(""), Optional.empty()), "");
        }

        DeliveryEvent tell(Finding finding) {
            String code = finding.status().isEmpty() ? "bounce" : finding.status();
            DeliveryEvent.Source source = source(finding.action() + " " + code, finding.recipient());
            return switch (finding.action()) {
                case DELIVERED -> new DeliveryEvent.Delivered(source);
                case RELAYED -> new DeliveryEvent.Underway(source, "relayed", RELAYED_STEP);
                case DELAYED -> new DeliveryEvent.Underway(source, "delayed " + code, DELAYED_STEP);
                case FAILED ->
                    new DeliveryEvent.Bounced(
                            source, Severity.isHard(finding.status(), finding.diagnosis()), code, why(finding));
            };
        }

        private DeliveryEvent.Source source(String what, Optional<String> recipient) {
            String about = dispatch.or(() -> messageId).orElse(all);
            return new DeliveryEvent.Source(
                    "email-" + digest(about + "\n" + recipient.orElse("") + "\n" + what),
                    dispatch,
                    messageId,
                    recipient.flatMap(Teller::email),
                    at);
        }

        private static Optional<Recipient> email(String text) {
            try {
                int open = text.lastIndexOf('<');
                int close = text.indexOf('>', Math.max(open, 0));
                String address = open >= 0 && close > open ? text.substring(open + 1, close) : text;
                return address.contains("@") ? Optional.of(new Recipient.Email(address.strip())) : Optional.empty();
            } catch (IllegalArgumentException notAnAddress) {
                return Optional.empty();
            }
        }

        /** The other system's words on one short line, without addresses and links. */
        private static String why(Finding finding) {
            String line = finding.diagnosis()
                    .substring(0, Math.min(finding.diagnosis().length(), 2_000))
                    .replaceAll("\\S{0,300}@\\S{0,300}", "[address]")
                    .replaceAll("https?://\\S{0,500}", "[link]")
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            String said = line.length() > MAX_WHY ? line.substring(0, MAX_WHY) + "…" : line;
            return said.isEmpty() ? "no reason given" : said;
        }

        private static String digest(String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash, 0, 16);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** Addresses and mails stay out of logs. */
        @Override
        public String toString() {
            return "Teller[" + dispatch + "]";
        }
    }
}
