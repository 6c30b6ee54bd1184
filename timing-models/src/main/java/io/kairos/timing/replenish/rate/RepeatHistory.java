package io.kairos.timing.replenish.rate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What the rate models need to know of one customer, in weeks. Several purchases on one day are one, so that no gap is zero.
 *
 * @param repeats x, purchase days after the first, 0 or more
 * @param last t_x, weeks from the first to the last purchase day; 0 without repeats
 * @param age T, weeks from the first purchase day to the day of the look, at least {@code last}
 * @param logGaps Σ ln(gap in weeks) over the x gaps; 0 without repeats
 */
public record RepeatHistory(int repeats, double last, double age, double logGaps) {

    private static final double DAYS_PER_WEEK = 7;

    public RepeatHistory {
        if (repeats < 0) throw new IllegalArgumentException("repeats must not be negative, was " + repeats);
        if (!(last >= 0 && age >= last) || Double.isInfinite(age))
            throw new IllegalArgumentException(
                    "weeks must satisfy 0 <= last <= age, were last " + last + " and age " + age);
        if (repeats == 0 != (last == 0))
            throw new IllegalArgumentException(
                    "repeats " + repeats + " and last " + last + " contradict each other; merge purchases of one day");
        if (!Double.isFinite(logGaps))
            throw new IllegalArgumentException("logGaps must be finite, was " + logGaps + "; no gap may be zero");
    }

    /**
     * History of the purchases up to and including {@code asOf}; later ones are not read.
     *
     * @param purchaseDays in any order, repeated days allowed, at least one not after {@code asOf}
     */
    public static RepeatHistory of(Collection<LocalDate> purchaseDays, LocalDate asOf) {
        TreeSet<LocalDate> days = new TreeSet<>(purchaseDays);
        days.tailSet(asOf, false).clear();
        if (days.isEmpty()) throw new IllegalArgumentException("no purchase on or before " + asOf);
        double logGaps = 0;
        LocalDate before = days.first();
        for (LocalDate day : days.tailSet(before, false)) {
            logGaps += StrictMath.log(weeks(before, day));
            before = day;
        }
        return new RepeatHistory(days.size() - 1, weeks(days.first(), before), weeks(days.first(), asOf), logGaps);
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return (to.toEpochDay() - from.toEpochDay()) / DAYS_PER_WEEK;
    }
}
