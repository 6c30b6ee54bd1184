package io.kairos.timing.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Cuts time into the hours of a zone, clock changes included: a day has 23, 24 or 25 of them, the last may be a half. */
public final class LocalHours {

    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;

    private LocalHours() {}

    /**
     * One hour on the wall.
     *
     * @param start epoch second, included
     * @param end epoch second, excluded
     * @param local what the clock shows at the start
     */
    public record Slot(long start, long end, LocalDate date, LocalTime local) {
        public DayOfWeek day() {
            return date.getDayOfWeek();
        }
    }

    /** The hours from the start of the local day of {@code from} to the first that ends at or after {@code to}. */
    public static List<Slot> between(Instant from, Instant to, ZoneId zone) {
        List<Slot> slots = new ArrayList<>();
        long last = to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0);
        LocalDate date = LocalDate.ofInstant(from, zone);
        long start = date.atStartOfDay(zone).toEpochSecond();
        while (start < last) {
            long end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
            for (long at = start; at < end && at < last; at += HOUR)
                slots.add(new Slot(at, Math.min(at + HOUR, end), date, local(at, start, end, zone)));
            start = end;
            date = date.plusDays(1);
        }
        return slots;
    }

    private static LocalTime local(long at, long dayStart, long dayEnd, ZoneId zone) {
        if (dayEnd - dayStart == DAY) return LocalTime.ofSecondOfDay(at - dayStart);
        return LocalTime.ofInstant(Instant.ofEpochSecond(at), zone);
    }
}
