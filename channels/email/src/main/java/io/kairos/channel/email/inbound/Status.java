package io.kairos.channel.email.inbound;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status codes as they occur in fields and running text. */
final class Status {

    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]\\d)");
    private static final Pattern REPLY =
            Pattern.compile("(?<![\\d.\\w-])([45][0-5]\\d)(?=[ -][^\\d\\s]|[ -]\\d\\.|\\s*$|:)", Pattern.MULTILINE);

    private Status() {}

    /** The finest code of a status field and the diagnosis beside it; empty when neither has one. */
    static String of(String field, String diagnosis) {
        Optional<String> stated = first(ENHANCED, field);
        Optional<String> said = first(ENHANCED, diagnosis);
        if (stated.isPresent() && !stated.get().endsWith(".0.0")) {
            return stated.get();
        }
        return said.or(() -> first(REPLY, diagnosis).filter(reply -> stated.isEmpty()))
                .or(() -> stated)
                .orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
