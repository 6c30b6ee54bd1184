package io.kairos.journeys.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of a message's file, below the line {@code --- name}. */
enum Part {
    SUBJECT,
    TEXT,
    HTML,
    MJML,
    SMS,
    LETTER;

    static Optional<Part> named(String name) {
        return Arrays.stream(values()).filter(part -> part.label().equals(name)).findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
