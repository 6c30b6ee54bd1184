package io.kairos.channel.postal.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * What stands on one letter.
 *
 * @param address as on the envelope, at most 7 lines
 * @param subject may be empty
 * @param html the letter as an HTML document; its {@code lang} says how the date is written
 * @param date in the letterhead
 */
public record LetterText(List<String> address, String subject, String html, LocalDate date) {

    private static final int MAX_LINES = 7;

    public LetterText {
        address = List.copyOf(address);
        if (address.isEmpty() || address.size() > MAX_LINES) {
            throw new IllegalArgumentException("address must have 1 to " + MAX_LINES + " lines: " + address.size());
        }
    }

    @Override
    public String toString() {
        return "LetterText[hidden]";
    }
}
