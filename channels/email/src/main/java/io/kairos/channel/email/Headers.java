package io.kairos.channel.email;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which further headers a mail may carry: none that this module writes itself, none too long for one line. */
final class Headers {

    private static final Set<String> OWN = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "return-path",
            "received",
            "x-kairos-dispatch");
    private static final int MAX_LINE = 998;

    private Headers() {}

    /** Why these headers cannot be sent, if so. */
    static Optional<String> objection(Map<String, String> headers) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (OWN.contains(name) || name.startsWith("content-") || name.startsWith("resent-")) {
                return Optional.of("header " + header.getKey() + " is written by the channel and cannot be given");
            }
            if (header.getKey().length() + 2 + header.getValue().length() > MAX_LINE) {
                return Optional.of("header " + header.getKey() + " is longer than " + MAX_LINE + " characters");
            }
        }
        return Optional.empty();
    }
}
