package io.kairos.timing.evaluate;

import io.kairos.timing.hours.WeekHours;
import io.kairos.timing.hours.WeekLaw;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/** The models to beat: everybody's raw histogram, and a person's own pulled towards it. */
record NaiveHours(WeekLaw global) {

    static final WeekLaw UNIFORM = WeekLaw.of(filled(1));

    static NaiveHours of(List<HourCase> cases) {
        double[] counts = filled(0.5);
        for (HourCase each : cases) for (LocalDateTime at : each.train()) counts[WeekHours.of(at)]++;
        return new NaiveHours(WeekLaw.of(counts));
    }

    /** A person's own histogram and one event spread over the week. */
    static WeekLaw own(HourCase person) {
        double[] weights = filled(1.0 / WeekHours.COUNT);
        for (LocalDateTime at : person.train()) weights[WeekHours.of(at)]++;
        return WeekLaw.of(weights);
    }

    /** (n + k·g) / (|n| + k). */
    WeekLaw shrunk(HourCase person, double k) {
        double[] weights = new double[WeekHours.COUNT];
        for (int hour = 0; hour < weights.length; hour++) weights[hour] = k * global.share(hour);
        for (LocalDateTime at : person.train()) weights[WeekHours.of(at)]++;
        return WeekLaw.of(weights);
    }

    private static double[] filled(double value) {
        double[] weights = new double[WeekHours.COUNT];
        Arrays.fill(weights, value);
        return weights;
    }
}
