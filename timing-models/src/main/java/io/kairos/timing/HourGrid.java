package io.kairos.timing;

import io.kairos.timing.hours.HourProfile;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The hours on a customer's wall in columns: the same as {@link io.kairos.timing.hours.LocalHours#between}, without an
 * object for each.
 */
final class HourGrid {

    private static final int HOUR = 3600;
    private static final int DAYS_OF_WEEK = 7;

    /** Epoch day 0 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private int count;
    private long[] edges;
    private int[] day;
    private int[] local;

    private HourGrid(int expected) {
        edges = new long[expected + 1];
        day = new int[expected];
        local = new int[expected];
    }

    /** The hours from the start of the local day of {@code from} to the first that ends at or after {@code to}. */
    static HourGrid between(Instant from, Instant to, ZoneId zone) {
        long last = to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0);
        LocalDays days = new LocalDays(LocalDate.ofInstant(from, zone), zone);
        HourGrid grid = new HourGrid((int) Math.max(0, (last - days.start()) / HOUR) + 16);
        for (; days.start() < last; days.next()) {
            long end = days.end();
            for (long at = days.start(); at < end && at < last; at += HOUR)
                grid.add(at, Math.min(at + HOUR, end), (int) days.epochDay(), days.local(at));
        }
        return grid;
    }

    private void add(long start, long end, int epochDay, int secondOfDay) {
        if (count == day.length) {
            edges = Arrays.copyOf(edges, 2 * count + 1);
            day = Arrays.copyOf(day, 2 * count);
            local = Arrays.copyOf(local, 2 * count);
        }
        edges[count] = start;
        edges[count + 1] = end;
        day[count] = epochDay;
        local[count++] = secondOfDay;
    }

    int count() {
        return count;
    }

    /** Epoch second, included. */
    long start(int hour) {
        return edges[hour];
    }

    /** Epoch second, excluded. */
    long end(int hour) {
        return edges[hour + 1];
    }

    /** Epoch day of the local date. */
    int epochDay(int hour) {
        return day[hour];
    }

    /** What the clock shows at the start, as second of the day. */
    int local(int hour) {
        return local[hour];
    }

    /** First hour that is not over at this epoch second. */
    int upcoming(long epochSecond) {
        int hour = 0;
        while (hour < count && end(hour) <= epochSecond) hour++;
        return hour;
    }

    /** Share of the day's purchases. */
    double share(int hour, HourProfile profile) {
        DayOfWeek weekday = DayOfWeek.of(Math.floorMod(day[hour] + FIRST_WEEKDAY, DAYS_OF_WEEK) + 1);
        return profile.share(weekday, local[hour] / HOUR);
    }
}
