package io.kairos.channel.spi;

import java.util.Optional;

/**
 * What a message says, in the form its channel carries. Constructors refuse U+0000 everywhere and every control
 * character in what must stay one line, so that no content can smuggle a header, recipient or command.
 */
public sealed interface MessageContent {

    /** The kinds of content, as a channel declares them. */
    enum Kind {
        EMAIL,
        SHORT_TEXT,
        AUDIENCE,
        LETTER,
        JSON
    }

    /** Which kind it is. */
    Kind kind();

    /** One line; empty where the kind has none. */
    default String subject() {
        return "";
    }

    /** The content as plain text, never blank: every message can be read without HTML. */
    String text();

    /** The same content as an HTML document, where the kind has one. */
    default Optional<String> html() {
        return Optional.empty();
    }

    /** An email in plain text alone. */
    static Email ofText(String subject, String text) {
        return new Email(subject, text, Optional.empty());
    }

    /** An email in plain text and HTML. */
    static Email of(String subject, String text, String html) {
        return new Email(subject, text, Optional.of(html));
    }

    /**
     * A message with a subject.
     *
     * @param subject one line; empty where the channel shows none
     * @param text plain text, never blank
     * @param html the same message as an HTML document
     */
    record Email(String subject, String text, Optional<String> html) implements MessageContent {

        private static final int MAX_SUBJECT = 900;

        public Email {
            OneLine.check("subject", subject, MAX_SUBJECT);
            OneLine.checkText("text", text);
            html.ifPresent(document -> OneLine.checkNoNul("html", document));
        }

        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }
    }

    /**
     * A short message such as an SMS or a push notification.
     *
     * @param text what the customer reads, never blank; may run over lines
     */
    record ShortText(String text) implements MessageContent {
        public ShortText {
            OneLine.checkText("text", text);
        }

        @Override
        public Kind kind() {
            return Kind.SHORT_TEXT;
        }
    }

    /**
     * The customer enters or leaves an audience that advertisements are shown to. The state after it counts, so doing it
     * twice changes nothing.
     *
     * @param audience name of the audience; one line, never blank, 200 characters at most
     */
    record Audience(String audience, Membership membership) implements MessageContent {

        private static final int MAX_NAME = 200;

        /** What becomes of the customer. */
        public enum Membership {
            ENTER,
            LEAVE
        }

        public Audience {
            OneLine.check("audience", audience, MAX_NAME);
            if (audience.isBlank()) {
                throw new IllegalArgumentException("audience is blank");
            }
        }

        @Override
        public Kind kind() {
            return Kind.AUDIENCE;
        }

        @Override
        public String text() {
            return (membership == Membership.ENTER ? "Enter " : "Leave ") + audience;
        }
    }

    /**
     * A letter on paper; the postal address is the message's recipient.
     *
     * @param subject one line, such as the subject line of the letter; may be empty
     * @param text the letter as plain text, never blank
     * @param page the letter as an HTML document, never blank
     */
    record Letter(String subject, String text, String page) implements MessageContent {

        private static final int MAX_SUBJECT = 900;

        public Letter {
            OneLine.check("subject", subject, MAX_SUBJECT);
            OneLine.checkText("text", text);
            OneLine.checkText("page", page);
        }

        @Override
        public Kind kind() {
            return Kind.LETTER;
        }

        @Override
        public Optional<String> html() {
            return Optional.of(page);
        }
    }

    /**
     * A JSON document for a machine.
     *
     * @param json an object or an array, as text
     */
    record Json(String json) implements MessageContent {
        public Json {
            OneLine.checkText("json", json);
            String body = json.strip();
            boolean object = body.startsWith("{") && body.endsWith("}");
            boolean array = body.startsWith("[") && body.endsWith("]");
            if (!object && !array) {
                throw new IllegalArgumentException("json is neither an object nor an array");
            }
        }

        @Override
        public Kind kind() {
            return Kind.JSON;
        }

        @Override
        public String text() {
            return json;
        }
    }
}
