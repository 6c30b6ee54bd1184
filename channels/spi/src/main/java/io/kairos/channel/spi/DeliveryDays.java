package io.kairos.channel.spi;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * How what is done reaches the customer: what leaves on some day is there on the {@code transit}-th delivery day after it.
 *
 * @param days of the week with deliveries; at least one
 * @param closedDays without delivery, such as public holidays
 * @param transit delivery days on the way, 0 (there on the day it leaves) to 30
 */
public record DeliveryDays(Set<DayOfWeek> days, Set<LocalDate> closedDays, int transit) {

    /** There on the day it leaves. */
    public static final DeliveryDays SAME_DAY = new DeliveryDays(EnumSet.allOf(DayOfWeek.class), Set.of(), 0);

    private static final int MAX_TRANSIT = 30;
    /** Whoever delivers nothing for longer is not described by these rules. */
    private static final int MAX_CLOSED = 366;

    public DeliveryDays {
        days = Set.copyOf(days);
        closedDays = Set.copyOf(closedDays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("delivery calendar has no delivery day");
        }
        if (transit < 0 || transit > MAX_TRANSIT) {
            throw new IllegalArgumentException("transit must be 0 to 30 delivery days: " + transit);
        }
    }

    public boolean isDeliveryDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !closedDays.contains(day);
    }

    /** The day on which what leaves that day is there. */
    LocalDate thereOn(LocalDate left) {
        return count(left, 1, transit);
    }

    /** The latest day to leave for what must be there by that day. */
    LocalDate latestLeaving(LocalDate there) {
        return count(there.plusDays(1), -1, transit).minusDays(1);
    }

    /** The {@code wanted}-th delivery day from a day on, itself not counted. */
    private LocalDate count(LocalDate from, int direction, int wanted) {
        LocalDate day = from;
        int closed = 0;
        for (int left = wanted; left > 0; ) {
            day = day.plusDays(direction);
            if (isDeliveryDay(day)) {
                left--;
                closed = 0;
            } else if (++closed > MAX_CLOSED) {
                throw new IllegalStateException("delivery calendar has no delivery day within a year");
            }
        }
        return day;
    }
}
