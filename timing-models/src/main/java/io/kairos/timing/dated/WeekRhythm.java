package io.kairos.timing.dated;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.Collection;

/**
 * How much more or less is bought on each day of the week, 1 on average. Counted a week or more before the date, where the
 * date's own weekday no longer shows through, with the weight of recent purchases, and drawn to 1: a fifth of the way, as a bulk
 * of bookings entered on one day is no habit, and further where purchases are few.
 *
 * @param factors Monday first
 */
record WeekRhythm(double[] factors) {

    private static final int FROM_LEAD = 8;
    private static final double LEAST_SHRINK = 50;
    private static final double SHRINK = 0.25;

    static WeekRhythm of(Collection<LeadTimeObservation> observations, LocalDate last) {
        double[] counts = new double[7];
        double mean = 0;
        for (LeadTimeObservation each : observations) {
            if (each.lead() < FROM_LEAD) continue;
            double weight = LeadTimeTrainer.weight(DAYS.between(each.date(), last));
            counts[each.purchased().getDayOfWeek().getValue() - 1] += weight;
            mean += weight / 7;
        }
        double prior = Math.max(LEAST_SHRINK, SHRINK * mean);
        for (int day = 0; day < 7; day++) counts[day] = (counts[day] + prior) / (mean + prior);
        return new WeekRhythm(counts);
    }

    /** Factors of the days so long before the date, {@code [lead mod 7]}. */
    double[] before(LocalDate date) {
        double[] byLead = new double[7];
        for (int lead = 0; lead < 7; lead++)
            byLead[lead] = factors[Math.floorMod(date.getDayOfWeek().getValue() - 1 - lead, 7)];
        return byLead;
    }
}
