package io.kairos.timing;

import io.kairos.timing.hours.HourProfile;
import java.time.DayOfWeek;

/** Weights of the hours of each weekday, and what a decaying value keeps of them. Immutable. */
final class HourWeights {

    /** Keeps an hour possible in which a profile saw nobody. */
    private static final double LEAST_WEIGHT = 1e-9;

    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final double[] cumulated = new double[DAYS * (HOURS + 1)];

    HourWeights(HourProfile profile) {
        for (DayOfWeek day : DayOfWeek.values())
            for (int hour = 0; hour < HOURS; hour++) {
                int at = day.ordinal() * (HOURS + 1) + hour;
                cumulated[at + 1] = cumulated[at] + profile.share(day, hour) + LEAST_WEIGHT;
            }
    }

    /**
     * How well a message at each hour of the week stands before the purchases to come, were all days alike: their shares, each less what
     * is lost until then.
     *
     * @param perHour share of a value left after an hour, below 1
     */
    double[] early(double perHour) {
        double[] early = new double[DAYS * HOURS];
        double next = 0;
        for (int hour = early.length - 1; hour >= 0; hour--) next = of(hour, 1) + perHour * next;
        next /= 1 - StrictMath.pow(perHour, early.length);
        for (int hour = early.length - 1; hour >= 0; hour--) {
            next = of(hour, 1) + perHour * next;
            early[hour] = next;
        }
        return early;
    }

    /** Sum over so many hours of the day from this one. */
    double of(DayOfWeek day, int hour, int hours) {
        return of(day.ordinal() * HOURS + hour, hours);
    }

    /** Sum over so many hours of one day from this hour of the week, Monday 00h = 0. */
    double of(int weekHour, int hours) {
        int at = weekHour + weekHour / HOURS;
        return cumulated[at + hours] - cumulated[at];
    }

    /**
     * E[decay^(hours from the start of the piece)] over a purchase in the piece, hours whole.
     *
     * @param perHour share of a value left after an hour
     */
    double kept(int weekHour, int hours, double perHour) {
        double kept = 0;
        for (int h = hours - 1; h >= 0; h--) kept = kept * perHour + of(weekHour + h, 1);
        return kept / of(weekHour, hours);
    }
}
