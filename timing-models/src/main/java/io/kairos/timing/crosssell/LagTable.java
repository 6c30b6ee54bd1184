package io.kairos.timing.crosssell;

/**
 * Hazard of the next purchase that holds a new product, by days since the last purchase: a life table of all customers, days
 * pooled with their neighbours by a triangle of ±{@value #SPREAD} days. Source: Kaplan, Meier 1958; smoothing as in Ramlau-Hansen
 * 1983.
 */
final class LagTable {

    static final int LONGEST = 60;

    private static final int SPREAD = 3;
    private static final double PRIOR_WAITS = 20;
    private static final double PRIOR_HAZARD = 0.01;

    private final double[] bought = new double[LONGEST + 1];
    private final double[] waiting = new double[LONGEST + 1];

    /** @param lag days from one basket to the next with something new, or days watched without */
    void add(int lag, boolean came) {
        int watched = Math.min(lag, LONGEST);
        for (int day = 1; day <= watched; day++) waiting[day]++;
        if (came && lag <= LONGEST) bought[lag]++;
    }

    /** h(1), …, h({@value #LONGEST}) at index day; index 0 is 0. */
    double[] hazard() {
        double[] hazard = new double[LONGEST + 1];
        for (int day = 1; day <= LONGEST; day++) {
            double events = PRIOR_WAITS * PRIOR_HAZARD;
            double waits = PRIOR_WAITS;
            for (int near = Math.max(1, day - SPREAD); near <= Math.min(LONGEST, day + SPREAD); near++) {
                double weight = 1 - Math.abs(near - day) / (SPREAD + 1.0);
                events += weight * bought[near];
                waits += weight * waiting[near];
            }
            hazard[day] = events / waits;
        }
        return hazard;
    }
}
