package io.kairos.channel.spi;

/** Refuses the characters by which one value smuggles a second header, recipient or command. */
final class OneLine {

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

    /** The value fit for an error message: one short line. */
    static String printable(String value) {
        String start = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
