package io.kairos.journeys.message;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of parts, each below its own line such as {@code --- subject}. A message has a subject, and {@code html} or {@code mjml} (an
 * email), {@code sms} or {@code letter}; {@code text} is made from the HTML unless it is written. An email in HTML can be printed too:
 * without a {@code letter} its HTML is the letter.
 */
record TemplateFile(Map<Part, String> parts) {

    private static final String SLOT = "[[content]]";

    TemplateFile {
        parts = Map.copyOf(parts);
    }

    static TemplateFile parse(String file, String content) {
        Map<Part, StringBuilder> parts = new EnumMap<>(Part.class);
        StringBuilder current = new StringBuilder();
        for (String line : content.lines().toList()) {
            if (line.startsWith("--- ")) {
                Optional<Part> part = Part.named(line.substring(4).strip());
                current = new StringBuilder();
                if (part.isEmpty() || parts.put(part.get(), current) != null) {
                    throw bad(
                            file,
                            "'" + line + "' is no part, or is there twice. The parts are: " + names() + ".",
                            "« " + line + " » n'est pas une partie, ou est en double. Les parties sont : " + names()
                                    + ".");
                }
            } else {
                current.append(line).append('\n');
            }
        }
        Map<Part, String> written = new EnumMap<>(Part.class);
        parts.forEach((part, text) -> written.put(part, text.toString().strip()));
        check(file, written);
        return new TemplateFile(written);
    }

    private static void check(String file, Map<Part, String> parts) {
        if (!parts.containsKey(Part.SUBJECT)) {
            throw bad(file, "The part '--- subject' is missing.", "La partie « --- subject » manque.");
        }
        if (parts.containsKey(Part.HTML) && parts.containsKey(Part.MJML) && !file.startsWith("layout/")) {
            throw bad(
                    file,
                    "'--- html' and '--- mjml' are both there.",
                    "« --- html » et « --- mjml » sont tous deux là.");
        }
        if (!parts.containsKey(Part.HTML)
                && !parts.containsKey(Part.MJML)
                && !parts.containsKey(Part.SMS)
                && !parts.containsKey(Part.LETTER)) {
            throw bad(
                    file,
                    "One of the parts '--- html', '--- mjml', '--- sms', '--- letter' is missing.",
                    "Il manque une des parties « --- html », « --- mjml », « --- sms », « --- letter ».");
        }
    }

    /** This message inside a layout that has a slot for it in each part; a part the layout does not have is taken as it is. */
    TemplateFile within(TemplateFile layout) {
        Map<Part, String> own = new EnumMap<>(parts);
        Optional.ofNullable(parts.get(Part.HTML)).ifPresent(html -> own.putIfAbsent(Part.LETTER, html));
        own.replaceAll((part, text) ->
                layout.parts.getOrDefault(part, SLOT).replace(SLOT, text).strip());
        return new TemplateFile(own);
    }

    private static String names() {
        return Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "));
    }

    private static MessageException bad(String file, String en, String fr) {
        return new MessageException(MessageProblems.badTemplate(file, en, fr));
    }
}
