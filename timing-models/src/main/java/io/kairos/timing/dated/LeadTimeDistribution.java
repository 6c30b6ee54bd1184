package io.kairos.timing.dated;

import java.util.random.RandomGenerator;

/** Probability of each number of days between the purchase and the date, 0 to {@link #maxLead()}; sums to 1. */
public final class LeadTimeDistribution {

    private final double[] pmf;

    LeadTimeDistribution(double[] pmf) {
        this.pmf = pmf;
    }

    /** The first search: nobody buys earlier. */
    public int maxLead() {
        return pmf.length - 1;
    }

    /** P(L = days); 0 outside 0..maxLead. */
    public double pmf(int days) {
        return days < 0 || days >= pmf.length ? 0 : pmf[days];
    }

    /** P(L ≤ days). */
    public double cdf(int days) {
        double sum = 0;
        for (int lead = 0; lead <= Math.min(days, maxLead()); lead++) sum += pmf[lead];
        return Math.min(1, sum);
    }

    /** Mean lead in days. */
    public double mean() {
        double mean = 0;
        for (int days = 0; days < pmf.length; days++) mean += days * pmf[days];
        return mean;
    }

    /** Smallest lead with P(L ≤ lead) at or above p. */
    public int quantile(double p) {
        double sum = 0;
        for (int days = 0; days < pmf.length; days++) {
            sum += pmf[days];
            if (sum >= p) return days;
        }
        return maxLead();
    }

    /** One draw, in days before the date. */
    public int sample(RandomGenerator random) {
        return quantile(Math.max(random.nextDouble(), 0x1p-53));
    }
}
