package io.kairos.timing.hours;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * All that is kept of a person for her hours: how often each weekday and each local hour of the day occurred, 31 numbers and no
 * date. Add an event with {@link #with}, take one back with {@link #without}; to erase the person drop this object, as no model holds any.
 */
public final class PersonHours {

    private static final PersonHours NONE = new PersonHours(new int[WeekHours.DAYS], new int[WeekHours.HOURS]);

    private final int[] days;
    private final int[] hours;

    private PersonHours(int[] days, int[] hours) {
        this.days = days;
        this.hours = hours;
    }

    /** Nobody, yet. */
    public static PersonHours none() {
        return NONE;
    }

    /**
     * Counts by weekday (7, Monday first) and by hour (24).
     *
     * @throws IllegalArgumentException if a count is negative or the two do not sum to the same
     */
    public static PersonHours of(int[] days, int[] hours) {
        if (days.length != WeekHours.DAYS || hours.length != WeekHours.HOURS)
            throw new IllegalArgumentException(
                    "expected 7 days and 24 hours, found " + days.length + " and " + hours.length);
        if (Arrays.stream(days).anyMatch(each -> each < 0)
                || Arrays.stream(hours).anyMatch(each -> each < 0))
            throw new IllegalArgumentException(
                    "counts must not be negative: " + Arrays.toString(days) + " " + Arrays.toString(hours));
        if (Arrays.stream(days).sum() != Arrays.stream(hours).sum())
            throw new IllegalArgumentException(
                    "days sum to " + Arrays.stream(days).sum() + ", hours to "
                            + Arrays.stream(hours).sum() + ": both count the same events");
        return new PersonHours(days.clone(), hours.clone());
    }

    /** Events at their local times, in any order; several within one hour of a date count once. */
    public static PersonHours of(Collection<LocalDateTime> local) {
        PersonHours counted = new PersonHours(new int[WeekHours.DAYS], new int[WeekHours.HOURS]);
        TreeSet<LocalDateTime> distinct = new TreeSet<>();
        for (LocalDateTime each : local)
            if (distinct.add(each.toLocalDate().atTime(each.getHour(), 0))) counted.count(each, 1);
        return counted;
    }

    /** One event more. */
    public PersonHours with(LocalDateTime local) {
        PersonHours after = new PersonHours(days.clone(), hours.clone());
        after.count(local, 1);
        return after;
    }

    /**
     * One event less.
     *
     * @throws IllegalArgumentException if no such event was counted
     */
    public PersonHours without(LocalDateTime local) {
        if (days[local.getDayOfWeek().ordinal()] == 0 || hours[local.getHour()] == 0)
            throw new IllegalArgumentException("no event on a " + local.getDayOfWeek() + " at " + local.getHour()
                    + "h was counted, so that none can be taken back");
        PersonHours after = new PersonHours(days.clone(), hours.clone());
        after.count(local, -1);
        return after;
    }

    /** Number of events. */
    public int events() {
        return Arrays.stream(days).sum();
    }

    public int[] days() {
        return days.clone();
    }

    public int[] hours() {
        return hours.clone();
    }

    private void count(LocalDateTime local, int by) {
        days[local.getDayOfWeek().ordinal()] += by;
        hours[local.getHour()] += by;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonHours that && Arrays.equals(days, that.days) && Arrays.equals(hours, that.hours);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(hours);
    }

    @Override
    public String toString() {
        return Arrays.toString(days) + Arrays.toString(hours);
    }
}
