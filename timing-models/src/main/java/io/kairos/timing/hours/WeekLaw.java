package io.kairos.timing.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Probability of each of the 168 hours of the local week; every hour is possible and the sum is 1. */
public final class WeekLaw {

    private final double[] shares;

    private WeekLaw(double[] shares) {
        this.shares = shares;
    }

    /**
     * @param weights 168 finite numbers above 0, Monday 00h first; scaled to sum 1
     */
    public static WeekLaw of(double[] weights) {
        if (weights.length != WeekHours.COUNT)
            throw new IllegalArgumentException("a week has 168 hours, not " + weights.length);
        double sum = 0;
        for (int hour = 0; hour < weights.length; hour++) {
            if (!(weights[hour] > 0 && weights[hour] < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException(
                        "weight of hour " + hour + " must be a finite number above 0, was " + weights[hour]);
            sum += weights[hour];
        }
        double[] shares = new double[weights.length];
        for (int hour = 0; hour < weights.length; hour++) shares[hour] = weights[hour] / sum;
        return new WeekLaw(shares);
    }

    /** P(the hour), Monday 00h = 0. */
    public double share(int weekHour) {
        return shares[weekHour];
    }

    public double share(DayOfWeek day, int hour) {
        return shares[day.ordinal() * WeekHours.HOURS + hour];
    }

    /** Share of the hour that clocks show there then. */
    public double at(Instant instant, ZoneId zone) {
        return shares[WeekHours.of(LocalDateTime.ofInstant(instant, zone))];
    }

    /** 1 in a usual hour, 2 in one twice as probable: mean 1 over the week. */
    public double relative(int weekHour) {
        return shares[weekHour] * WeekHours.COUNT;
    }

    /** The most probable hours, best first; equals in the order of the week. */
    public List<Integer> best(int count) {
        return IntStream.range(0, WeekHours.COUNT)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer hour) -> -shares[hour]))
                .limit(count)
                .toList();
    }

    public double[] toArray() {
        return shares.clone();
    }
}
