package io.kairos.timing.replenish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a rhythm and a day of waiting into the columns of the hazard regression. */
final class DayColumns {

    static final int MOST_DAYS = 1_100;

    private static final double[] POWERS = {9, 4.5, 2.2};
    private static final double[] DAYS = {1, 2, 4, 7, 14, 28, 56, 112, 182};
    private static final double[] RELATIVE = {-2, -1, -0.5, -0.2, 0.1, 0.5, 1, 2};
    private static final double[] LOG = new double[MOST_DAYS + 1];
    private static final double[][] RAISED = new double[POWERS.length][MOST_DAYS + 1];
    private static final double[][] DAY_HATS = new double[MOST_DAYS + 1][DAYS.length];
    private static final double SHRINK = 1;
    private static final double SPREAD_WEIGHT = 3;
    private static final double WEEKDAY_WEIGHT = 4;

    static {
        double[] knots = new double[DAYS.length];
        for (int i = 0; i < knots.length; i++) knots[i] = StrictMath.log(DAYS[i]);
        for (int day = 1; day <= MOST_DAYS; day++) {
            LOG[day] = StrictMath.log(day);
            hats(knots, LOG[day], DAY_HATS[day]);
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
    private final double[] traits = new double[4];
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
        int[] columns = new int[COUNT];
        double[] values = new double[COUNT];
        Arrays.fill(row, 0);
        int filled = fill(d, columns, values);
        for (int i = 0; i < filled; i++) row[columns[i]] = values[i];
    }

    /**
     * The same without the columns that are 0, by rising column.
     *
     * @return how many there are
     */
    int fill(int d, int[] columns, double[] values) {
        int day = Math.min(d, MOST_DAYS);
        double log = LOG[day];
        int count = 0;
        int at = 0;
        for (int i = 0; i < DAYS.length; i++, at++)
            if (DAY_HATS[day][i] != 0) count = put(columns, values, count, at, DAY_HATS[day][i]);
        for (double trait : traits) {
            count = put(columns, values, count, at++, trait);
            count = put(columns, values, count, at++, trait * (log - typicalMean));
        }
        count = hats(log - mean, columns, values, count, at, 1);
        at += RELATIVE.length;
        count = hats(log - mean, columns, values, count, at, traits[1]);
        at += RELATIVE.length;
        double middle = 0;
        for (int p = 0; p < POWERS.length; p++) {
            double odds = kernels[p].logOdds(RAISED[p][day - 1], RAISED[p][day]);
            count = put(columns, values, count, at++, odds);
            if (p == 1) middle = odds;
        }
        count = put(columns, values, count, at++, middle * traits[1]);
        count = put(columns, values, count, at++, middle * traits[2]);
        int weekday = (lastWeekday + d) % 7;
        count = put(columns, values, count, at + weekday, 1);
        at += 7;
        if (d % 7 == 0) count = put(columns, values, count, at, 1);
        return put(columns, values, count, at + 1, weekdayShare[weekday]);
    }

    private static int put(int[] columns, double[] values, int count, int column, double value) {
        columns[count] = column;
        values[count] = value;
        return count + 1;
    }

    private static int hats(double x, int[] columns, double[] values, int count, int at, double scale) {
        int last = RELATIVE.length - 1;
        if (x <= RELATIVE[0]) return put(columns, values, count, at, scale);
        if (x >= RELATIVE[last]) return put(columns, values, count, at + last, scale);
        int i = 0;
        while (x > RELATIVE[i + 1]) i++;
        double share = (x - RELATIVE[i]) / (RELATIVE[i + 1] - RELATIVE[i]);
        int next = put(columns, values, count, at + i, scale * (1 - share));
        return put(columns, values, next, at + i + 1, scale * share);
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
