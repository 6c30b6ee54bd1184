package io.kairos.channel.spi;

import java.util.Optional;

/**
 * What the customer reads.
 *
 * @param subject one line; empty where the channel shows none
 * @param text plain text, never blank: every message can be read without HTML
 * @param html the same message as an HTML document
 */
public record MessageContent(String subject, String text, Optional<String> html) {

    private static final int MAX_SUBJECT = 900;

    public MessageContent {
        OneLine.check("subject", subject, MAX_SUBJECT);
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is blank");
        }
        OneLine.checkNoNul("text", text);
        html.ifPresent(document -> OneLine.checkNoNul("html", document));
    }

    /** A message in plain text alone. */
    public static MessageContent ofText(String subject, String text) {
        return new MessageContent(subject, text, Optional.empty());
    }

    /** A message in plain text and HTML. */
    public static MessageContent of(String subject, String text, String html) {
        return new MessageContent(subject, text, Optional.of(html));
    }
}
