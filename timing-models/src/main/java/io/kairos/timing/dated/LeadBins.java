package io.kairos.timing.dated;

import java.util.Arrays;

/** Bins of lead days, from 0: daily to {@value #DAILY}, then widening geometrically. */
final class LeadBins {

    static final int MAX_LEAD = 400;
    private static final int DAILY = 8;
    private static final int WIDENING = 35;

    private final int[] upper;
    private final double[] logLead;

    LeadBins(int[] upper) {
        this.upper = upper.clone();
        this.logLead = new double[upper.length];
        for (int bin = 0; bin < upper.length; bin++) {
            if (upper[bin] < lower(bin))
                throw new IllegalArgumentException("bins must widen: " + Arrays.toString(upper));
            logLead[bin] = StrictMath.log(1 + (lower(bin) + upper[bin]) / 2.0) - StrictMath.log(30);
        }
    }

    static LeadBins standard() {
        int[] upper = new int[DAILY + 1 + WIDENING];
        for (int bin = 0; bin < upper.length; bin++) {
            double edge =
                    (DAILY + .5) * StrictMath.pow((MAX_LEAD + .5) / (DAILY + .5), (bin - DAILY) / (double) WIDENING);
            upper[bin] = bin <= DAILY ? bin : Math.max(upper[bin - 1] + 1, (int) Math.round(edge - .5));
        }
        return new LeadBins(upper);
    }

    int count() {
        return upper.length;
    }

    int lower(int bin) {
        return bin == 0 ? 0 : upper[bin - 1] + 1;
    }

    int upper(int bin) {
        return upper[bin];
    }

    int max() {
        return upper[upper.length - 1];
    }

    int of(int lead) {
        int found = Arrays.binarySearch(upper, lead);
        return found >= 0 ? found : -found - 1;
    }

    /** log of (1 + lead at the middle of the bin), centred at a month. */
    double logLead(int bin) {
        return logLead[bin];
    }

    double[] edges() {
        return Arrays.stream(upper).asDoubleStream().toArray();
    }
}
