package io.kairos.orchestrator.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates and times as an English or French reader writes them. */
public final class LocalTimes {

    private LocalTimes() {}

    /** Such as {@code Sat 3 Oct 2026, 09:30} or {@code sam. 3 oct. 2026, 09:30}. */
    public static String dateAndTime(Instant at, ZoneId zone, Locale locale) {
        return format("EEE d MMM uuuu, HH:mm", at.atZone(zone), locale);
    }

    /** Such as {@code 3 Oct 2026}. */
    public static String date(LocalDate date, Locale locale) {
        return format("d MMM uuuu", date, locale);
    }

    /** Such as {@code 3–5 Oct 2026}, {@code 30 Sep – 2 Oct 2026}: what both ends share is said once. */
    public static String range(LocalDate from, LocalDate to, Locale locale) {
        if (from.equals(to)) {
            return date(from, locale);
        }
        if (from.getYear() != to.getYear()) {
            return date(from, locale) + " – " + date(to, locale);
        }
        return from.getMonth() == to.getMonth()
                ? from.getDayOfMonth() + "–" + date(to, locale)
                : format("d MMM", from, locale) + " – " + date(to, locale);
    }

    /** The local date and time with its offset, such as {@code 2026-10-03T09:30:00+02:00}. */
    public static String iso(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.ofInstant(at, zone));
    }

    private static String format(String pattern, TemporalAccessor time, Locale locale) {
        Locale shown = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.UK;
        return DateTimeFormatter.ofPattern(pattern, shown).format(time);
    }
}
