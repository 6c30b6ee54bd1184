package io.kairos.timing.channel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a house that works by the day takes in what it got: on work days, at one local time. What comes later waits for the
 * next work day's. A time that a clock change skips moves forward by the length of the gap; one that comes twice counts the
 * first time.
 *
 * @param workDays days of the week with a cut-off, at least one
 * @param time local time of the cut-off
 * @param zone where the house is, not where the customer is
 * @param holidays work days without a cut-off
 */
public record CutOff(Set<DayOfWeek> workDays, LocalTime time, ZoneId zone, Set<LocalDate> holidays) {

    private static final int LONGEST_CLOSURE_DAYS = 366;

    public CutOff {
        workDays = Set.copyOf(workDays);
        holidays = Set.copyOf(holidays);
        if (workDays.isEmpty()) throw new IllegalArgumentException("workDays is empty: name at least one day");
    }

    /**
     * The first cut-off at or after this instant.
     *
     * @throws IllegalStateException if the house is closed for more than a year
     */
    public Instant departure(Instant handedOver) {
        LocalDate date = LocalDate.ofInstant(handedOver, zone);
        for (int day = 0; day <= LONGEST_CLOSURE_DAYS; day++, date = date.plusDays(1)) {
            if (!workDays.contains(date.getDayOfWeek()) || holidays.contains(date)) continue;
            Instant cutOff = ZonedDateTime.of(date, time, zone).toInstant();
            if (!cutOff.isBefore(handedOver)) return cutOff;
        }
        throw new IllegalStateException(
                "no cut-off within a year of " + handedOver + ": " + holidays.size() + " holidays leave no work day");
    }
}
