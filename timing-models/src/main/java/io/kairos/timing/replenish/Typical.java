package io.kairos.timing.replenish;

import java.util.Collection;

/**
 * Gaps of all customers together, to which one customer's are shrunk.
 *
 * @param mean of the customers' mean ln(gap in days)
 * @param spread standard deviation of ln(gap) within a customer
 */
record Typical(double mean, double spread) {

    private static final double LEAST_SPREAD = 0.05;

    /** One customer counts once, whatever she buys. */
    static Typical of(Collection<Rhythm> latest) {
        double means = 0;
        double squares = 0;
        int customers = 0;
        int degrees = 0;
        for (Rhythm rhythm : latest) {
            double[] gaps = rhythm.logGaps();
            if (gaps.length == 0) continue;
            double mean = mean(gaps);
            means += mean;
            customers++;
            for (double gap : gaps) squares += (gap - mean) * (gap - mean);
            degrees += gaps.length - 1;
        }
        if (customers == 0) return new Typical(StrictMath.log(30), 1);
        return new Typical(means / customers, Math.sqrt(Math.max(LEAST_SPREAD, squares / Math.max(1, degrees))));
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double each : values) sum += each;
        return sum / values.length;
    }
}
