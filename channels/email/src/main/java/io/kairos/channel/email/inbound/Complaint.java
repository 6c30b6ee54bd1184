package io.kairos.channel.email.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a feedback loop reports.
 *
 * @param type the Feedback-Type of RFC 5965 in lower case, such as {@code abuse}
 */
record Complaint(String type, Optional<String> recipient) {

    /** Reads a {@code message/feedback-report} part (RFC 5965), or the older form of Outlook's feedback loop. */
    static Optional<Complaint> read(RawPart mail, List<RawPart> leaves, Optional<RawPart> returned) {
        Optional<String> addressed = returned.flatMap(original -> original.header("to"));
        Optional<Complaint> report = leaves.stream()
                .filter(part -> part.type().equals("message/feedback-report"))
                .findFirst()
                .map(part -> report(RawPart.parse(part.text().stripLeading()), addressed));
        return report.or(() -> returned.flatMap(original -> original.header("x-hmxmroriginalrecipient"))
                .filter(recipient -> mail.header("subject")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("complaint about"))
                .map(recipient -> new Complaint("abuse", Optional.of(recipient))));
    }

    private static Complaint report(RawPart fields, Optional<String> addressed) {
        String type = fields.header("feedback-type").orElse("").toLowerCase(Locale.ROOT);
        Optional<String> recipient = Stream.of(fields.header("original-rcpt-to"), addressed)
                .flatMap(Optional::stream)
                .findFirst();
        return new Complaint(type, recipient);
    }

    /** Whether the customer calls the mail unwanted. */
    boolean blames() {
        return List.of("abuse", "fraud", "virus", "other", "miscategorized", "").contains(type);
    }

    /** Whether the customer asks for no more. */
    boolean optsOut() {
        return type.startsWith("opt-out");
    }
}
