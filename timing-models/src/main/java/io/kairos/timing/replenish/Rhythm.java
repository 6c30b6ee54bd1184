package io.kairos.timing.replenish;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What one customer's purchase days say about her rhythm, on the day of her last purchase. Several purchases on one day are one,
 * so that no gap is zero.
 *
 * @param last last purchase day
 * @param days distinct purchase days
 * @param logGaps ln(gap in days), the newest first, at most {@value #MOST_GAPS} of them
 * @param weekdays purchase days by weekday, Monday first
 */
record Rhythm(LocalDate last, int days, double[] logGaps, int[] weekdays) {

    static final int MOST_GAPS = 16;

    static Rhythm of(Collection<LocalDate> purchaseDays) {
        if (purchaseDays.isEmpty()) throw new IllegalArgumentException("purchaseDays must hold at least one day");
        List<LocalDate> days = List.copyOf(new TreeSet<>(purchaseDays));
        return of(days, days.size());
    }

    /** Of the first so many of days that rise without repeats. */
    static Rhythm of(List<LocalDate> days, int count) {
        double[] logGaps = new double[Math.min(count - 1, MOST_GAPS)];
        for (int i = 0; i < logGaps.length; i++) {
            LocalDate later = days.get(count - 1 - i);
            logGaps[i] =
                    StrictMath.log(later.toEpochDay() - days.get(count - 2 - i).toEpochDay());
        }
        int[] weekdays = new int[7];
        for (LocalDate day : days.subList(0, count)) weekdays[day.getDayOfWeek().ordinal()]++;
        return new Rhythm(days.get(count - 1), count, logGaps, weekdays);
    }
}
