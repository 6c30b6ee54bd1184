package io.kairos.timing.hours;

import io.kairos.timing.hours.PersonalHours.Settings;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.FitReport.Estimate;
import io.kairos.timing.model.FitReport.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Tells what a fit of personal hours saw. */
final class HourReport {

    private static final int FEW_PEOPLE = 50;
    private static final double ONE_HOUR = 0.9;

    private HourReport() {}

    static FitReport of(HourCounts counts, Settings settings, SegmentFit.Found days, SegmentFit.Found hours) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        add(estimates, "days", days.segments());
        add(estimates, "hours", hours.segments());
        estimates.put("spread", estimate(settings.spread()));
        estimates.put("common", estimate(settings.common()));
        int events = counts.people().stream().mapToInt(PersonHours::events).sum();
        return new FitReport(
                PersonalHours.KIND + ", " + settings.daySegments() + " kinds of people by weekday, "
                        + settings.hourSegments() + " by hour",
                counts.people().size(),
                events,
                0,
                0,
                days.logLikelihood() + hours.logLikelihood(),
                8 * settings.daySegments() - 1 + 25 * settings.hourSegments() - 1,
                estimates,
                List.of(),
                warnings(counts, events));
    }

    private static List<Warning> warnings(HourCounts counts, int events) {
        List<Warning> warnings = new ArrayList<>();
        int people = counts.people().size();
        if (people < FEW_PEOPLE)
            warnings.add(new Warning(
                    "few-people",
                    "Only " + people + " people: how much they differ is hardly known. Collect at least " + FEW_PEOPLE
                            + " before personal hours decide."));
        int[] hours = new int[WeekHours.HOURS];
        for (PersonHours person : counts.people()) {
            int[] own = person.hours();
            for (int hour = 0; hour < hours.length; hour++) hours[hour] += own[hour];
        }
        for (int hour = 0; hour < hours.length; hour++)
            if (hours[hour] > ONE_HOUR * events)
                warnings.add(
                        new Warning(
                                "one-hour",
                                hours[hour] + " of " + events + " events fall into hour " + hour
                                        + ": these look like dates without a time, or a nightly job. Hours cannot be learnt from them."));
        return warnings;
    }

    private static void add(Map<String, Estimate> estimates, String name, Segments segments) {
        for (int z = 0; z < segments.count(); z++) {
            estimates.put(name + "-" + z + ".weight", estimate(segments.weights()[z]));
            estimates.put(name + "-" + z + ".strength", estimate(segments.strength(z)));
        }
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, OptionalDouble.empty());
    }
}
