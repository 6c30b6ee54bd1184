package io.kairos.channel.email.inbound;

import io.kairos.channel.email.inbound.Finding.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a {@code message/delivery-status} part (RFC 3464). */
final class DeliveryStatus {

    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final int MAX_RECIPIENTS = 100;

    private DeliveryStatus() {}

    static List<Finding> read(String text) {
        List<Finding> findings = new ArrayList<>();
        for (String group : BLANK_LINE.split(text)) {
            RawPart fields = RawPart.parse(group.stripLeading());
            boolean ofRecipient = fields.header("final-recipient").isPresent()
                    || fields.header("original-recipient").isPresent()
                    || fields.header("action").isPresent()
                    || fields.header("status").isPresent();
            if (ofRecipient && findings.size() < MAX_RECIPIENTS) {
                findings.add(finding(fields));
            }
        }
        return findings;
    }

    private static Finding finding(RawPart fields) {
        String diagnosis =
                fields.header("diagnostic-code").map(Decoding::header).orElse("");
        String status = Status.of(fields.header("status").orElse(""), diagnosis);
        Optional<String> recipient = fields.header("original-recipient")
                .or(() -> fields.header("x-actual-recipient"))
                .or(() -> fields.header("final-recipient"))
                .map(DeliveryStatus::address);
        return new Finding(action(fields.header("action").orElse(""), status), recipient, status, diagnosis);
    }

    private static Action action(String stated, String status) {
        return switch (stated.split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT)) {
            case "failed", "failure" -> Action.FAILED;
            case "delayed" -> Action.DELAYED;
            case "delivered" -> Action.DELIVERED;
            case "relayed", "expanded" -> Action.RELAYED;
            default -> status.startsWith("2") ? Action.DELIVERED : Action.FAILED;
        };
    }

    /** {@code rfc822; ann@example.org} without its type; a Notes or X.400 name stays as it is. */
    private static String address(String typed) {
        return typed.substring(typed.indexOf(';') + 1).strip();
    }
}
