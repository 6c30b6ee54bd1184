package io.kairos.timing.crosssell;

import io.kairos.timing.model.FitReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Hazard of the next purchase that holds a new product, by days since the last purchase: a life table of all customers, days
 * pooled with their neighbours by a triangle of ±{@value #SPREAD} days. Source: Kaplan, Meier 1958; smoothing as in Ramlau-Hansen
 * 1983.
 */
final class LagTable {

    static final int LONGEST = 60;

    private static final int SPREAD = 3;
    private static final int WEEK = 7;
    private static final double PRIOR_WAITS = 20;
    private static final double PRIOR_HAZARD = 0.01;

    private final double[] bought = new double[LONGEST + 1];
    private final double[] waiting = new double[LONGEST + 1];
    private int waits;

    /** @param lag days from one basket to the next with something new, or days watched without */
    void add(int lag, boolean came) {
        waits++;
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

    int waits() {
        return waits;
    }

    /** Waits that ended with something new within {@value #LONGEST} days. */
    int events() {
        return (int) Arrays.stream(bought).sum();
    }

    /** {@code Σ d ln h + (n − d) ln(1 − h)} over the days, d purchases among n who waited. */
    double logLikelihood() {
        double[] hazard = hazard();
        double sum = 0;
        for (int day = 1; day <= LONGEST; day++)
            sum += bought[day] * StrictMath.log(hazard[day])
                    + (waiting[day] - bought[day]) * StrictMath.log1p(-hazard[day]);
        return sum;
    }

    /** P(something new on these days | nothing before), with the standard error of Greenwood 1926. */
    FitReport.Estimate chance(int from, int to) {
        double[] hazard = hazard();
        double still = 1;
        double variance = 0;
        for (int day = from; day <= to; day++) {
            still *= 1 - hazard[day];
            if (waiting[day] > bought[day]) variance += bought[day] / (waiting[day] * (waiting[day] - bought[day]));
        }
        return new FitReport.Estimate(1 - still, OptionalDouble.of(still * Math.sqrt(variance)));
    }

    /** The hazard of a day against the share that bought, week by week, by rising hazard. */
    List<FitReport.CalibrationBin> calibration() {
        double[] hazard = hazard();
        List<FitReport.CalibrationBin> bins = new ArrayList<>();
        for (int first = 1; first + WEEK - 1 <= LONGEST; first += WEEK) {
            double expected = 0;
            double came = 0;
            double days = 0;
            for (int day = first; day < first + WEEK; day++) {
                expected += waiting[day] * hazard[day];
                came += bought[day];
                days += waiting[day];
            }
            if (days > 0) bins.add(new FitReport.CalibrationBin(expected / days, came / days, (int) days));
        }
        bins.sort(Comparator.comparingDouble(FitReport.CalibrationBin::predicted));
        return bins;
    }
}
