package io.kairos.timing;

import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Foresees a purchase of which a model tells the civil day: the hour profile spreads it over the day, and the hours of today that are
 * over count as without a purchase.
 */
class CivilDays implements Outlook.Course {

    private final HourWeights weights;
    private final Instant now;
    private final Instant today;
    private final long firstDay;
    private final double[] mass;

    /** @param mass of the days from the first on, which is today or later; not changed by the caller any more */
    CivilDays(HourWeights weights, Instant now, ZoneId zone, LocalDate first, double[] mass) {
        this.weights = weights;
        this.now = now;
        LocalDate date = LocalDate.ofInstant(now, zone);
        this.today = date.atStartOfDay(zone).toInstant();
        this.firstDay = first.toEpochDay();
        this.mass = mass;
        if (firstDay == date.toEpochDay() && mass.length > 0) given(over(date, zone));
    }

    /** Share of the day's weight whose hours are over. */
    private double over(LocalDate date, ZoneId zone) {
        int hour = now.atZone(zone).getHour();
        return hour == 0 ? 0 : weights.of(date.getDayOfWeek(), 0, hour) / weights.of(date.getDayOfWeek(), 0, 24);
    }

    /** No purchase in the part of today that is over makes all else likelier. */
    private void given(double over) {
        double left = 1 - mass[0] * over;
        for (int i = 0; i < mass.length; i++) mass[i] /= left;
    }

    @Override
    public PurchaseCurve over(HourGrid pieces, double halfLife) {
        int[] dayOf = new int[pieces.count()];
        for (int i = 0; i < dayOf.length; i++)
            dayOf[i] = (int) Math.max(-1, Math.min(pieces.epochDay(i) - firstDay, mass.length));
        return new HourlyCurve(pieces, weights, today, now).spread(dayOf, mass, false, halfLife);
    }

    @Override
    public double[] perDay(LocalDays days, int count) {
        double[] perDay = new double[count];
        int from = (int) Math.max(0, firstDay - days.epochDay());
        if (from < count) System.arraycopy(mass, 0, perDay, from, Math.min(mass.length, count - from));
        return perDay;
    }

    @Override
    public HourWeights weights() {
        return weights;
    }

    /** Falling where the first day is the likeliest. */
    static HazardClass shape(double[] mass) {
        int peak = 0;
        for (int i = 0; i < mass.length; i++) if (mass[i] > mass[peak]) peak = i;
        return peak == 0 ? HazardClass.FALLING : HazardClass.UNIMODAL;
    }
}
