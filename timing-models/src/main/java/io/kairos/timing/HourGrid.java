package io.kairos.timing;

import io.kairos.timing.hours.WeekHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The hours on a customer's wall in columns, those of coarse days in one piece; with every day fine, the same as
 * {@link io.kairos.timing.hours.LocalHours#between}.
 */
final class HourGrid {

    static final int HOUR = 3600;
    private static final int HALF_HOUR = HOUR / 2;
    private static final int DAYS_OF_WEEK = 7;

    /** Epoch day 0 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private int count;
    private long[] edges;
    private int[] day;
    private int[] local;
    private int[] weekHour;
    private int[] hours;

    private HourGrid(int expected) {
        edges = new long[expected + 1];
        day = new int[expected];
        local = new int[expected];
        weekHour = new int[expected];
        hours = new int[expected];
    }

    /** From the start of the local day of {@code from} to the first hour that ends at or after {@code to}. */
    static HourGrid between(Instant from, Instant to, Blocks blocks) {
        long last = to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0);
        LocalDays days = new LocalDays(LocalDate.ofInstant(from, blocks.zone()), blocks.zone());
        HourGrid grid = new HourGrid((int) Math.max(
                0, Math.min(1024, Duration.between(from, to).toHours() + 26)));
        Cuts cuts = new Cuts(blocks, days.start());
        for (; days.start() < last; days.next()) {
            if (days.plain() && days.start() + LocalDays.DAY <= last && !blocks.fine(days.epochDay()))
                grid.coarse(days, cuts);
            else grid.fine(days, last);
        }
        return grid;
    }

    private void fine(LocalDays days, long last) {
        long end = days.end();
        for (long at = days.start(); at < end && at < last; at += HOUR)
            add(at, Math.min(at + HOUR, end), (int) days.epochDay(), days.local(at));
    }

    private void coarse(LocalDays days, Cuts cuts) {
        int hour = 0;
        for (int cut : cuts.of(days.epochDay())) hour = pieces(days, hour, cut, cuts);
        pieces(days, hour, 24, cuts);
    }

    /** One piece, or two where a day of the place begins between. */
    private int pieces(LocalDays days, int hour, int until, Cuts cuts) {
        int at = hour;
        while (at < until) {
            int next = cuts.abroad() ? cuts.before(days, at, until) : until;
            add(days.start() + (long) at * HOUR, days.start() + (long) next * HOUR, (int) days.epochDay(), at * HOUR);
            at = next;
        }
        return until;
    }

    private void add(long start, long end, int epochDay, int secondOfDay) {
        if (count == day.length) {
            edges = Arrays.copyOf(edges, 2 * count + 1);
            day = Arrays.copyOf(day, 2 * count);
            local = Arrays.copyOf(local, 2 * count);
            weekHour = Arrays.copyOf(weekHour, 2 * count);
            hours = Arrays.copyOf(hours, 2 * count);
        }
        edges[count] = start;
        edges[count + 1] = end;
        day[count] = epochDay;
        weekHour[count] = WeekHours.HOURS * Math.floorMod(epochDay + FIRST_WEEKDAY, DAYS_OF_WEEK) + secondOfDay / HOUR;
        hours[count] = Math.max(1, (int) (end - start) / HOUR);
        local[count++] = secondOfDay;
    }

    int count() {
        return count;
    }

    /** Epoch second, included. */
    long start(int piece) {
        return edges[piece];
    }

    /** Epoch second, excluded. */
    long end(int piece) {
        return edges[piece + 1];
    }

    /** Epoch day of the local date. */
    int epochDay(int piece) {
        return day[piece];
    }

    /** What the clock shows at the start, as second of the day. */
    int local(int piece) {
        return local[piece];
    }

    /** The hour of the week the clock shows at the start, Monday 00h = 0. */
    int weekHour(int piece) {
        return weekHour[piece];
    }

    /** Whole hours of the piece; 1 for one shorter than an hour. */
    int hours(int piece) {
        return hours[piece];
    }

    /** First piece that is not over at this epoch second. */
    int upcoming(long epochSecond) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(middle) <= epochSecond) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** Where coarse days are cut: an hour belongs to the day of the place in which its middle lies. */
    private static final class Cuts {
        private final Blocks blocks;
        private final Optional<LocalDays> place;

        Cuts(Blocks blocks, long start) {
            this.blocks = blocks;
            this.place = blocks.place()
                    .map(zone -> new LocalDays(LocalDate.ofInstant(Instant.ofEpochSecond(start), zone), zone));
        }

        int[] of(long epochDay) {
            return blocks.cuts(epochDay);
        }

        boolean abroad() {
            return place.isPresent();
        }

        /** First hour of the day after this one with which a day of the place begins, at most {@code until}. */
        int before(LocalDays day, int hour, int until) {
            LocalDays there = place.orElseThrow();
            long dayStart = day.start();
            long middle = dayStart + (long) hour * HOUR + HALF_HOUR;
            while (there.end() <= middle) there.next();
            long hours = Math.floorDiv(there.end() - dayStart - HALF_HOUR + HOUR - 1, HOUR);
            return hours > hour && hours < until ? (int) hours : until;
        }
    }
}
