package io.kairos.timing.evaluate;

import io.kairos.timing.dated.LeadTimeDistribution;
import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.Placement;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What is foretold of one customer and when messages go, in days before arrival.
 *
 * @param three the plan of at most three messages that earns most, earliest first
 * @param one the plan of one
 * @param net the plan of at most three, net of {@link #COST} for each that is sent
 */
record HotelPrediction(String row, int horizon, LeadTimeDistribution law, int[] three, int[] one, int[] net) {

    static final double HALF_LIFE = 7;
    static final double COST = 0.03;
    static final String HEADER = "row,S,send1,send2,send3,median,q10,q90,F0,F1,F3,F7,F14,F30,F60,F90,F120\n";
    private static final int[] WITHIN = {0, 1, 3, 7, 14, 30, 60, 90, 120};

    static HotelPrediction of(LeadTimeDistribution law, String row, int horizon) {
        double[] pmf = new double[law.maxLead() + 1];
        for (int step = 0; step < pmf.length; step++) pmf[step] = law.pmf(law.maxLead() - step);
        DecayCandidates free = DecayCandidates.dayGrid(pmf, HALF_LIFE);
        double[] earning = new double[pmf.length];
        double[] seen = new double[pmf.length];
        double[] waiting = new double[pmf.length];
        double left = 0;
        for (int step = pmf.length - 1; step >= 0; step--) {
            earning[step] = free.earning(step);
            seen[step] = step;
            waiting[step] = left += pmf[step];
        }
        DecayCandidates paid = new DecayCandidates(seen, earning, HALF_LIFE) {
            @Override
            public double cost(int i) {
                return COST * waiting[i];
            }
        };
        Placement net = Placement.of(paid, 3);
        return new HotelPrediction(
                row,
                horizon,
                law,
                days(Placement.of(free, 3), law),
                days(Placement.of(free, 1), law),
                net.best() > 0 ? days(net, law) : new int[0]);
    }

    private static int[] days(Placement placement, LeadTimeDistribution law) {
        int[] days = placement.plan();
        for (int i = 0; i < days.length; i++) days[i] = law.maxLead() - days[i];
        return days;
    }

    /** What the messages earn if the booking comes at this lead. */
    static double earned(int[] days, int lead) {
        double earned = 0;
        for (int day : days) if (day >= lead) earned = DecayCandidates.decay(day - lead, HALF_LIFE);
        return earned;
    }

    /** Messages that go out before the booking stops the rest. */
    static int sent(int[] days, int lead) {
        int sent = 0;
        for (int day : days) if (day >= lead) sent++;
        return sent;
    }

    /** One line of the file, −1 where there is no message. */
    String line() {
        StringJoiner cells = new StringJoiner(",", "", "\n").add(row).add(Integer.toString(horizon));
        for (int k = 0; k < 3; k++) cells.add(Integer.toString(k < three.length ? three[k] : -1));
        for (double p : new double[] {.5, .1, .9}) cells.add(Integer.toString(law.quantile(p)));
        for (int days : WITHIN) cells.add(String.format(Locale.ROOT, "%.6f", law.cdf(days)));
        return cells.toString();
    }
}
