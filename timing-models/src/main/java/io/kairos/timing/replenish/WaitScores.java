package io.kairos.timing.replenish;

/**
 * Scores β·x(d) of every day of one wait, the sum that {@link HazardPool} needs for each expert: what does not change from day to
 * day is summed once, what all experts share is computed once. Equal to the columns of {@link DayColumns#fill} times β but for
 * rounding. Not thread-safe.
 */
final class WaitScores {

    private final DayColumns columns;
    private final int days;
    private final int[] relative;
    private final double[] share;
    private final double[][] odds;

    /** @param days scores are needed for the days 1 to this */
    WaitScores(DayColumns columns, int days) {
        this.columns = columns;
        this.days = days;
        this.relative = new int[days + 1];
        this.share = new double[days + 1];
        columns.relative(relative, share);
        this.odds = columns.odds(days);
    }

    /** Of the days 1 to the last, by day; 0 at index 0. */
    double[] under(double[] by) {
        DayColumns.Summed sums = columns.summed(by);
        double[] hats = sums.relative();
        double[] weekdays = sums.weekdays();
        double[] sharp = odds[0];
        double[] middle = odds[1];
        double[] wide = odds[2];
        double bySharp = sums.kernels()[0];
        double byMiddle = sums.kernels()[1];
        double byWide = sums.kernels()[2];
        double[] scores = new double[days + 1];
        int weekday = columns.weekdayOf(0);
        for (int day = 1; day <= days; day++) {
            weekday = weekday == 6 ? 0 : weekday + 1;
            int at = relative[day];
            scores[day] = DayColumns.ofDay(by, day)
                    + sums.constant()
                    + sums.perLogDay() * DayColumns.log(day)
                    + hats[at]
                    + share[day] * (hats[at + 1] - hats[at])
                    + weekdays[weekday]
                    + bySharp * sharp[day]
                    + byMiddle * middle[day]
                    + byWide * wide[day];
        }
        for (int day = 7; day <= days; day += 7) scores[day] += sums.sameWeekday();
        return scores;
    }
}
