package io.kairos.orchestrator.guard.legal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One rule of the file {@code legal-windows.yaml}.
 *
 * @param countries ISO 3166-1 alpha-2 codes; {@code *} for any
 * @param marketingOnly whether messages owed to the customer are exempt
 * @param from first minute of the local day at which a message may reach a person
 * @param to first minute at which it may not any more; after {@code from}
 * @param mention what the text must hold
 * @param source where the rule is written
 * @param readOn when that was last read
 */
public record LegalRule(
        String id,
        Set<String> countries,
        Set<String> channels,
        boolean marketingOnly,
        LocalTime from,
        LocalTime to,
        Set<DayOfWeek> closedOn,
        boolean closedOnHolidays,
        Optional<Mention> mention,
        String source,
        LocalDate readOn) {
    public LegalRule {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "legal window " + id + ": from " + from + " must be before to " + to + " of the same day");
        }
        countries = Set.copyOf(countries);
        channels = Set.copyOf(channels);
        closedOn = Set.copyOf(closedOn);
    }

    /**
     * A word every message must hold, such as {@code STOP}, and the sentence that brings it where the text does not.
     *
     * @param english sentence, holding the word
     * @param french the same
     */
    public record Mention(String word, String english, String french) {
        public Mention {
            if (!isIn(word, english) || !isIn(word, french)) {
                throw new IllegalArgumentException("the sentences of a mention must hold its word " + word);
            }
        }

        /** The text with the word in it. */
        public String addedTo(String text, Locale reader) {
            return isIn(word, text) ? text : text + "\n" + (reader.getLanguage().equals("fr") ? french : english);
        }

        private static boolean isIn(String word, String text) {
            return Pattern.compile("\\b" + Pattern.quote(word) + "\\b")
                    .matcher(text)
                    .find();
        }
    }

    boolean isAbout(String channel, boolean marketing) {
        return channels.contains(channel) && (marketing || !marketingOnly);
    }
}
