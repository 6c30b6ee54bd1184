package io.kairos.channel.spi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a provider with working days takes up what it is given: what comes by the cut-off time of a work day is begun that
 * day, and ends {@code leadDays} work days later.
 *
 * @param workDays at least one
 * @param closedDays public holidays and other days without work
 * @param time of the last hand-over for the day, on the provider's clock
 * @param leadDays work days from the day it is begun to the day it is done, 0 to 60
 */
public record CutOff(Set<DayOfWeek> workDays, Set<LocalDate> closedDays, LocalTime time, ZoneId zone, int leadDays) {

    private static final int MAX_LEAD = 60;
    /** A provider closed for longer is not described by a cut-off. */
    private static final int MAX_CLOSED = 366;

    public CutOff {
        workDays = Set.copyOf(workDays);
        closedDays = Set.copyOf(closedDays);
        if (workDays.isEmpty()) {
            throw new IllegalArgumentException("cut-off calendar has no work day");
        }
        if (leadDays < 0 || leadDays > MAX_LEAD) {
            throw new IllegalArgumentException("lead time must be 0 to 60 work days: " + leadDays);
        }
    }

    /** The day on which what is handed over at that instant is done. */
    public LocalDate doneOn(Instant handedOver) {
        ZonedDateTime there = handedOver.atZone(zone);
        LocalDate begun =
                there.toLocalTime().isAfter(time) ? there.toLocalDate().plusDays(1) : there.toLocalDate();
        return step(onOrAfter(begun), 1);
    }

    /** The latest instant to hand over what must be done on that day or before. */
    public Instant latestHandOver(LocalDate doneOn) {
        LocalDate done = doneOn;
        for (int i = 0; !isWorkDay(done); i++) {
            done = done.minusDays(1);
            checkOpen(i);
        }
        return step(done, -1).atTime(time).atZone(zone).toInstant();
    }

    /** Whether the provider works that day. */
    public boolean isWorkDay(LocalDate day) {
        return workDays.contains(day.getDayOfWeek()) && !closedDays.contains(day);
    }

    private LocalDate onOrAfter(LocalDate day) {
        LocalDate open = day;
        for (int i = 0; !isWorkDay(open); i++) {
            open = open.plusDays(1);
            checkOpen(i);
        }
        return open;
    }

    private LocalDate step(LocalDate from, int direction) {
        LocalDate day = from;
        int closed = 0;
        for (int left = leadDays; left > 0; ) {
            day = day.plusDays(direction);
            if (isWorkDay(day)) {
                left--;
                closed = 0;
            } else {
                checkOpen(closed++);
            }
        }
        return day;
    }

    private static void checkOpen(int closedSoFar) {
        if (closedSoFar > MAX_CLOSED) {
            throw new IllegalStateException("cut-off calendar has no work day within a year");
        }
    }
}
