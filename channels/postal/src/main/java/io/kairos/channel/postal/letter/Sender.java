package io.kairos.channel.postal.letter;

import java.util.List;

/**
 * Who writes the letters.
 *
 * @param name of the company, as in the letterhead
 * @param lines street, postal code and town; also printed small above the recipient's address
 * @param country from which letters are posted, two letters as in ISO 3166
 * @param signature below the letter; may be empty
 */
public record Sender(String name, List<String> lines, String country, String signature) {

    private static final int MAX_LINES = 5;

    public Sender {
        lines = List.copyOf(lines);
        if (name.isBlank() || lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("sender needs a name and one to " + MAX_LINES + " address lines");
        }
    }

    /** Name and address on one line. */
    public String oneLine() {
        return name + " · " + String.join(" · ", lines);
    }
}
