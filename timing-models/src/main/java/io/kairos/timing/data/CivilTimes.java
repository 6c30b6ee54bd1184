package io.kairos.timing.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as tables write them, the year first: {@code 2010-12-31}, {@code 2010/12/31} or {@code 20101231}, alone or before a time. Day and
 * month in another order cannot be told apart and are refused.
 */
public final class CivilTimes {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})([-/]?)(\\d{2})\\2(\\d{2})(?:[T ]+(.*))?", Pattern.DOTALL);

    private CivilTimes() {}

    /** The date at the start; empty where there is none. */
    public static Optional<LocalDate> date(String text) {
        Matcher found = DATE.matcher(text.trim());
        if (!found.matches()) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(4))));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The same with a T and dashes, as ISO 8601 has it; unchanged where it does not start with a date. */
    public static String iso(String text) {
        Matcher found = DATE.matcher(text.trim());
        Optional<LocalDate> date = date(text);
        if (!found.matches() || date.isEmpty() || found.group(5) == null) return text.trim();
        String time = found.group(5).trim();
        return date.get() + "T" + (time.matches("\\d:.*") ? "0" + time : time);
    }
}
