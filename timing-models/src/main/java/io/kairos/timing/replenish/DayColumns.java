package io.kairos.timing.replenish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a rhythm and a day of waiting into the columns of the hazard regression, or straight into their score. */
final class DayColumns {

    static final int MOST_DAYS = 1_100;

    private static final double[] POWERS = {9, 4.5, 2.2};
    private static final double[] DAYS = {1, 2, 4, 7, 14, 28, 56, 112, 182};
    private static final double[] RELATIVE = {-2, -1, -0.5, -0.2, 0.1, 0.5, 1, 2};
    private static final double[] LOG = new double[MOST_DAYS + 1];
    private static final double[][] RAISED = new double[POWERS.length][MOST_DAYS + 1];
    private static final double[][] DAY_HATS = new double[MOST_DAYS + 1][DAYS.length];
    private static final int[] DAY_KNOT = new int[MOST_DAYS + 1];
    private static final int TRAIT_COUNT = 4;

    /** Where each group of columns begins, in the order of {@link #NAMES}. */
    private static final int TRAITS = DAYS.length;

    private static final int STAND = TRAITS + 2 * TRAIT_COUNT;
    private static final int KERNELS = STAND + 2 * RELATIVE.length;
    private static final int WEEKDAY = KERNELS + POWERS.length + 2;
    private static final double SHRINK = 1;
    private static final double SPREAD_WEIGHT = 3;
    private static final double WEEKDAY_WEIGHT = 4;

    static {
        double[] knots = new double[DAYS.length];
        for (int i = 0; i < knots.length; i++) knots[i] = StrictMath.log(DAYS[i]);
        for (int day = 1; day <= MOST_DAYS; day++) {
            LOG[day] = StrictMath.log(day);
            hats(knots, LOG[day], DAY_HATS[day]);
            DAY_KNOT[day] = day == 1 ? 0 : DAY_KNOT[day - 1];
            while (DAY_KNOT[day] < DAYS.length - 2 && LOG[day] > knots[DAY_KNOT[day] + 1]) DAY_KNOT[day]++;
        }
        for (int p = 0; p < POWERS.length; p++)
            for (int day = 0; day <= MOST_DAYS; day++)
                RAISED[p][day] = StrictMath.exp(POWERS[p] * StrictMath.log(day + 0.5));
    }

    static final String MIDDLE_KERNEL = "own-gaps-" + POWERS[1];
    static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    static final List<String> NAMES = names();
    static final int COUNT = NAMES.size();

    private final OwnKernel[] kernels = new OwnKernel[POWERS.length];
    private final double[] traits = new double[TRAIT_COUNT];
    private final double[] weekdayShare = new double[7];
    private final double mean;
    private final double typicalMean;
    private final int lastWeekday;

    DayColumns(Rhythm rhythm, Typical typical) {
        double[] gaps = rhythm.logGaps();
        double sum = SHRINK * typical.mean();
        for (double gap : gaps) sum += gap;
        this.mean = sum / (gaps.length + SHRINK);
        double squares = SPREAD_WEIGHT * typical.spread() * typical.spread();
        for (double gap : gaps) squares += (gap - mean) * (gap - mean);
        double spread = Math.sqrt(squares / (SPREAD_WEIGHT + gaps.length));
        traits[0] = mean - typical.mean();
        traits[1] = StrictMath.log(rhythm.days()) - 1;
        traits[2] = StrictMath.log(spread / typical.spread());
        traits[3] = gaps.length == 0 ? 0 : gaps[0] - mean;
        for (int p = 0; p < POWERS.length; p++) kernels[p] = new OwnKernel(POWERS[p], gaps, mean);
        typicalMean = typical.mean();
        lastWeekday = rhythm.last().getDayOfWeek().ordinal();
        for (int w = 0; w < 7; w++)
            weekdayShare[w] =
                    StrictMath.log((rhythm.weekdays()[w] + WEEKDAY_WEIGHT / 7) / (rhythm.days() + WEEKDAY_WEIGHT) * 7);
    }

    /** Columns of the d-th day after the last purchase. */
    void fill(int d, double[] row) {
        int day = Math.min(d, MOST_DAYS);
        Arrays.fill(row, 0);
        System.arraycopy(DAY_HATS[day], 0, row, 0, DAYS.length);
        for (int i = 0; i < traits.length; i++) {
            row[TRAITS + 2 * i] = traits[i];
            row[TRAITS + 2 * i + 1] = traits[i] * (LOG[day] - typicalMean);
        }
        double[] stand = new double[RELATIVE.length];
        hats(RELATIVE, LOG[day] - mean, stand);
        for (int i = 0; i < stand.length; i++) {
            row[STAND + i] = stand[i];
            row[STAND + RELATIVE.length + i] = stand[i] * traits[1];
        }
        for (int p = 0; p < POWERS.length; p++)
            row[KERNELS + p] = kernels[p].logOdds(RAISED[p][day - 1], RAISED[p][day]);
        row[KERNELS + 3] = row[KERNELS + 1] * traits[1];
        row[KERNELS + 4] = row[KERNELS + 1] * traits[2];
        int weekday = weekdayOf(d);
        row[WEEKDAY + weekday] = 1;
        if (d % 7 == 0) row[WEEKDAY + 7] = 1;
        row[WEEKDAY + 8] = weekdayShare[weekday];
    }

    /**
     * Columns that do not change with the day, times their coefficients.
     *
     * @param relative at each of the {@link #RELATIVE} knots
     */
    record Summed(
            double constant,
            double perLogDay,
            double[] relative,
            double[] kernels,
            double[] weekdays,
            double sameWeekday) {}

    Summed summed(double[] by) {
        double constant = 0;
        double perLogDay = 0;
        for (int i = 0; i < traits.length; i++) {
            constant += traits[i] * (by[TRAITS + 2 * i] - typicalMean * by[TRAITS + 2 * i + 1]);
            perLogDay += traits[i] * by[TRAITS + 2 * i + 1];
        }
        double[] relative = new double[RELATIVE.length];
        for (int i = 0; i < relative.length; i++)
            relative[i] = by[STAND + i] + traits[1] * by[STAND + RELATIVE.length + i];
        double[] kernel = Arrays.copyOfRange(by, KERNELS, KERNELS + POWERS.length);
        kernel[1] += traits[1] * by[KERNELS + 3] + traits[2] * by[KERNELS + 4];
        double[] weekdays = new double[7];
        for (int w = 0; w < 7; w++) weekdays[w] = by[WEEKDAY + w] + weekdayShare[w] * by[WEEKDAY + 8];
        return new Summed(constant, perLogDay, relative, kernel, weekdays, by[WEEKDAY + 7]);
    }

    /** Where each of the days 1 to the last stands between the {@link #RELATIVE} knots: which one, and how far on to the next. */
    void relative(int[] knot, double[] share) {
        int at = 0;
        for (int day = 1; day < knot.length; day++) {
            double x = LOG[Math.min(day, MOST_DAYS)] - mean;
            while (at < RELATIVE.length - 2 && x > RELATIVE[at + 1]) at++;
            knot[day] = at;
            share[day] = Math.min(1, Math.max(0, (x - RELATIVE[at]) / (RELATIVE[at + 1] - RELATIVE[at])));
        }
    }

    /** By kernel and day, the logarithm of the odds to buy on each of the days 1 to the last. */
    double[][] odds(int days) {
        double[][] odds = new double[POWERS.length][];
        for (int p = 0; p < POWERS.length; p++) odds[p] = kernels[p].logOdds(RAISED[p], days);
        return odds;
    }

    /** What the columns of the day alone, the same for everybody, add to the score. */
    static double ofDay(double[] by, int d) {
        int day = Math.min(d, MOST_DAYS);
        int at = DAY_KNOT[day];
        return by[at] + DAY_HATS[day][at + 1] * (by[at + 1] - by[at]);
    }

    static double log(int d) {
        return LOG[Math.min(d, MOST_DAYS)];
    }

    /** Monday 0. */
    int weekdayOf(int d) {
        return (lastWeekday + d) % 7;
    }

    private static void hats(double[] knots, double x, double[] row) {
        int last = knots.length - 1;
        if (x <= knots[0]) row[0] = 1;
        else if (x >= knots[last]) row[last] = 1;
        else {
            int i = 0;
            while (x > knots[i + 1]) i++;
            double share = (x - knots[i]) / (knots[i + 1] - knots[i]);
            row[i] = 1 - share;
            row[i + 1] = share;
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (double day : DAYS) names.add("day-" + (int) day);
        for (String trait : List.of("mean-gap", "purchases", "irregularity", "last-gap")) {
            names.add(trait);
            names.add(trait + "*log-day");
        }
        for (double each : RELATIVE) names.add("relative" + each);
        for (double each : RELATIVE) names.add("relative" + each + "*purchases");
        for (double power : POWERS) names.add("own-gaps-" + power);
        names.add("own-gaps*purchases");
        names.add("own-gaps*irregularity");
        names.addAll(WEEKDAYS);
        names.add("same-weekday");
        names.add("own-weekday");
        return List.copyOf(names);
    }
}
