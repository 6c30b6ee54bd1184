package io.kairos.channel.postal.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * How the post delivers: a letter posted on some day is on the doorstep on the {@code transit}-th delivery day after it.
 *
 * @param days of the week on which letters are delivered; at least one
 * @param closedDays without delivery, such as public holidays
 * @param transit delivery days from posting to the doorstep, 1 to 30
 */
public record DeliveryDays(Set<DayOfWeek> days, Set<LocalDate> closedDays, int transit) {

    private static final int MAX_TRANSIT = 30;
    /** A post that is closed for longer is not described by these rules. */
    private static final int MAX_CLOSED = 366;

    public DeliveryDays {
        days = Set.copyOf(days);
        closedDays = Set.copyOf(closedDays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("delivery calendar has no delivery day");
        }
        if (transit < 1 || transit > MAX_TRANSIT) {
            throw new IllegalArgumentException("transit must be 1 to 30 delivery days: " + transit);
        }
    }

    public boolean isDeliveryDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !closedDays.contains(day);
    }

    /** The day on which a letter posted that day is on the doorstep. */
    LocalDate doorstep(LocalDate posted) {
        return count(posted, 1, transit);
    }

    /** The latest day to post a letter that must be on the doorstep by that day. */
    LocalDate latestPosting(LocalDate doorstep) {
        return count(doorstep.plusDays(1), -1, transit).minusDays(1);
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
