package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a value may be.
 *
 * @param choices the values there are, with their words, in the order of the form; empty where they are not fixed
 * @param from what the installation has them from: {@code messages}, {@code topics}, {@code tables} or {@code journeys}
 * @param pattern what the whole value must match
 * @param span least and most of an ISO 8601 duration; the choices are suggestions then
 * @param message what to write instead
 */
public record Constraint(
        Map<String, Text> choices,
        Optional<String> from,
        Optional<Pattern> pattern,
        Optional<Span> span,
        Optional<Text> message) {

    /** Least and most of a duration. */
    public record Span(Duration least, Duration most) {}

    public Constraint {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** Whether a value that is not empty may stand there, as far as the catalogue knows. */
    public boolean admits(String value) {
        if (span.isPresent()) {
            return within(value, span.get());
        }
        if (pattern.isPresent() && !pattern.get().matcher(value).matches()) {
            return false;
        }
        return choices.isEmpty() || choices.containsKey(value);
    }

    /** What may be written, in short. */
    public Text allowed() {
        String words = String.join(
                " | ",
                choices.keySet().stream().filter(value -> !value.isEmpty()).toList());
        return message.orElse(new Text(words, words));
    }

    private static boolean within(String value, Span span) {
        try {
            Duration duration = Duration.parse(value);
            return duration.compareTo(span.least()) >= 0 && duration.compareTo(span.most()) <= 0;
        } catch (DateTimeException notADuration) {
            return false;
        }
    }
}
