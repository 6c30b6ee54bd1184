package io.kairos.channel.spi;

import java.util.regex.Pattern;

/** Refuses the characters by which one value smuggles a second header, recipient or command. */
final class OneLine {

    private static final int MAX_ADDRESS = 2_000;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private OneLine() {}

    /** Throws unless the value is at most {@code maxLength} long and free of control characters (a tab may stay). */
    static void check(String what, String value, int maxLength) {
        if (value.length() > maxLength) {
            throw new IllegalArgumentException(
                    what + " is longer than " + maxLength + " characters: " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                throw new IllegalArgumentException(
                        String.format("%s holds the control character U+%04X at position %d", what, (int) c, i));
            }
        }
    }

    /** Throws when the text holds U+0000, which no mail or message may carry. */
    static void checkNoNul(String what, String text) {
        int at = text.indexOf('\0');
        if (at >= 0) {
            throw new IllegalArgumentException(what + " holds the control character U+0000 at position " + at);
        }
    }

    /** Throws when the text is blank or holds U+0000. */
    static void checkText(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        checkNoNul(what, text);
    }

    /** Throws unless the value is one line, not blank and without blanks around it. */
    static void checkAddress(String what, String value) {
        check(what, value, MAX_ADDRESS);
        if (value.isBlank() || !value.equals(value.strip())) {
            throw new IllegalArgumentException(what + " is blank or has blanks around it");
        }
    }

    /** Throws unless the value is two capital letters. */
    static void checkCountry(String what, String value) {
        if (!COUNTRY.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must be two capital letters as in ISO 3166, such as FR: " + printable(value));
        }
    }

    /** The value fit for an error message: one short line. */
    static String printable(String value) {
        String start = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
