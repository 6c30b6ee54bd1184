package io.kairos.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/** Rising instants at which a message may leave, in columns. */
final class Dispatches {

    private long[] second;
    private int[] nano;
    private int count;

    Dispatches(int expected) {
        second = new long[expected];
        nano = new int[expected];
    }

    /** Adds an instant after all others. */
    void add(long epochSecond, int nanos) {
        if (count == second.length) {
            second = Arrays.copyOf(second, 2 * count + 1);
            nano = Arrays.copyOf(nano, 2 * count + 1);
        }
        second[count] = epochSecond;
        nano[count++] = nanos;
    }

    /** The first so many, then the first of each day, or of every second, third … so that no more than {@code most} are left. */
    Dispatches thinned(ZoneId zone, int all, int most) {
        if (count <= most) return this;
        Dispatches few = new Dispatches(most + 1);
        int days = (int) ((second[count - 1] - second[all]) / LocalDays.DAY) + 1;
        int every = (days + most - all - 1) / (most - all);
        long last = LocalDate.ofInstant(get(all - 1), zone).toEpochDay();
        for (int i = 0; i < count; i++) {
            long day = i < all ? last : LocalDate.ofInstant(get(i), zone).toEpochDay();
            if (i >= all && day < last + every) continue;
            if (i >= all) last = day;
            few.add(second[i], nano[i]);
        }
        return few;
    }

    /** Puts an instant in its place, unless it is there. */
    void insert(Instant instant) {
        int place = from(instant);
        if (place < count && get(place).equals(instant)) return;
        add(0, 0);
        System.arraycopy(second, place, second, place + 1, count - 1 - place);
        System.arraycopy(nano, place, nano, place + 1, count - 1 - place);
        second[place] = instant.getEpochSecond();
        nano[place] = instant.getNano();
    }

    int count() {
        return count;
    }

    Instant get(int i) {
        return Instant.ofEpochSecond(second[i], nano[i]);
    }

    /** Seconds after this epoch second. */
    double[] after(long epochSecond) {
        double[] after = new double[count];
        for (int i = 0; i < count; i++) after[i] = second[i] - epochSecond + (nano[i] == 0 ? 0 : nano[i] / 1e9);
        return after;
    }

    /** The first at or after this instant; {@link #count()} if none is. */
    int from(Instant instant) {
        int i = 0;
        while (i < count && get(i).isBefore(instant)) i++;
        return i;
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
