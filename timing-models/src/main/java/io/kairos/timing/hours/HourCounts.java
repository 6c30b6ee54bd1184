package io.kairos.timing.hours;

import java.time.LocalDateTime;
import java.util.List;

/** What the fits read of everybody's events. */
record HourCounts(List<PersonHours> people, WeekLaw everybody) {

    /** A person's events weigh (1 + a)/(n + a): at most 1 + a of them, as if she drew her hours from a Dirichlet law of strength a. */
    private static final double LIKENESS = 15;

    /** Events that the product of weekdays and hours counts for in everybody's law. */
    private static final double SMOOTHING = 84;

    private static final double EVEN = 0.1;

    static HourCounts of(List<List<LocalDateTime>> events) {
        double[] weights = new double[WeekHours.COUNT];
        double[] day = new double[WeekHours.DAYS];
        double[] hour = new double[WeekHours.HOURS];
        double total = 0;
        for (List<LocalDateTime> person : events) {
            double weight = (1 + LIKENESS) / (person.size() + LIKENESS);
            for (LocalDateTime event : person) {
                weights[WeekHours.of(event)] += weight;
                day[event.getDayOfWeek().ordinal()] += weight;
                hour[event.getHour()] += weight;
                total += weight;
            }
        }
        for (int cell = 0; cell < weights.length; cell++) {
            double product =
                    total > 0 ? day[cell / WeekHours.HOURS] * hour[cell % WeekHours.HOURS] / (total * total) : 0;
            weights[cell] += SMOOTHING * ((1 - EVEN) * product + EVEN / WeekHours.COUNT);
        }
        return new HourCounts(events.stream().map(PersonHours::of).toList(), WeekLaw.of(weights));
    }

    SegmentFit.Found days(int segments) {
        return fit(
                people.stream().map(each -> PersonalHours.capped(each.days())).toArray(int[][]::new), segments);
    }

    SegmentFit.Found hours(int segments) {
        return fit(
                people.stream().map(each -> PersonalHours.capped(each.hours())).toArray(int[][]::new), segments);
    }

    private static SegmentFit.Found fit(int[][] counts, int segments) {
        return new SegmentFit(counts).fit(segments);
    }
}
