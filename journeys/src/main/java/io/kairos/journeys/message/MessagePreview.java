package io.kairos.journeys.message;

import io.kairos.journeys.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How a message looks with sample values, all its forms at once. Values that are missing show as their name in brackets.
 *
 * @param email absent where the message has no such form; the same for the others
 * @param links every link target of the HTML, in order
 * @param warnings what a reader might stumble over; nothing here forbids sending
 */
public record MessagePreview(
        Optional<RenderedMessage> email,
        Optional<String> shortText,
        Optional<RenderedLetter> letter,
        List<String> links,
        List<Problem> warnings) {

    public MessagePreview {
        links = List.copyOf(links);
        warnings = List.copyOf(warnings);
    }
}
