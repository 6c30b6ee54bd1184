package io.kairos.timing;

import io.kairos.timing.hours.HourProfile;
import java.time.DayOfWeek;

/** Weights of the hours of each weekday, and what a decaying value keeps of them. Immutable. */
final class HourWeights {

    /** Keeps an hour possible in which a profile saw nobody. */
    private static final double LEAST_WEIGHT = 1e-9;

    private static final int HOURS = 24;
    private static final int DAYS = 7;

    /** With an effect of days the best hour of a day hardly depends on how many. */
    private static final double LEFT_AFTER_DAY = 0.9;

    private static final double[] LEFT_AFTER = new double[HOURS];

    static {
        for (int hours = 0; hours < HOURS; hours++)
            LEFT_AFTER[hours] = StrictMath.pow(LEFT_AFTER_DAY, hours / (double) HOURS);
    }

    private final double[] cumulated = new double[DAYS * (HOURS + 1)];
    private final double[] early = new double[HOURS];

    HourWeights(HourProfile profile) {
        for (DayOfWeek day : DayOfWeek.values())
            for (int hour = 0; hour < HOURS; hour++) {
                int at = day.ordinal() * (HOURS + 1) + hour;
                cumulated[at + 1] = cumulated[at] + profile.share(day, hour) + LEAST_WEIGHT;
                for (int before = 0; before < HOURS; before++)
                    early[before] += profile.share(day, hour) * LEFT_AFTER[Math.floorMod(hour - before, HOURS)];
            }
    }

    /** How well a message at this full hour stands before the purchases of the day to come. */
    double early(int hour) {
        return early[hour];
    }

    /** Sum over so many hours of the day from this one. */
    double of(DayOfWeek day, int hour, int hours) {
        int at = day.ordinal() * (HOURS + 1) + hour;
        return cumulated[at + hours] - cumulated[at];
    }

    /**
     * E[decay^(hours from the start of the piece)] over a purchase in the piece, hours whole.
     *
     * @param perHour share of a value left after an hour
     */
    double kept(DayOfWeek day, int hour, int hours, double perHour) {
        double kept = 0;
        for (int h = hours - 1; h >= 0; h--) kept = kept * perHour + of(day, hour + h, 1);
        return kept / of(day, hour, hours);
    }
}
