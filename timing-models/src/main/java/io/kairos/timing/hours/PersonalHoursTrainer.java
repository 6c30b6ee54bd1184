package io.kairos.timing.hours;

import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.hours.PersonalHours.Fitted;
import io.kairos.timing.hours.PersonalHours.Settings;
import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.Numbers;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fits {@link PersonalHours}. Segments, smoothing and the share of everybody's law are chosen by the likelihood of each person's last
 * fifth of events, fitted on those before; then all events are fitted again. No event weighs for anybody else by itself: each
 * person enters the segments with one likelihood, and everybody's law with at most a few events.
 */
public final class PersonalHoursTrainer {

    private static final int LEAST_EVENTS = 50;
    private static final double HELD_OUT = 0.2;

    /** So many held-out events of one person count, however many there are. */
    private static final double MOST_HELD_OUT = 20;

    private static final int[] DAY_SEGMENTS = {1, 2, 3};
    private static final int[] HOUR_SEGMENTS = {1, 2, 3, 4};
    private static final double[] SPREAD = {0, 0.25, 0.5, 0.75, 1};
    private static final double[] COMMON = {0.001, 0.02, 0.1, 0.3, 1};

    private final List<List<LocalDateTime>> people;

    private PersonalHoursTrainer(List<List<LocalDateTime>> people) {
        this.people = people;
    }

    /**
     * @param purchases at the customers' local times, in any order; several of a customer within one hour of a date count once
     * @throws ModelFitException if there are fewer than 50 events
     */
    public static Fitted fit(Collection<LocalPurchase> purchases, String source) {
        TreeMap<String, TreeSet<LocalDateTime>> byPerson = new TreeMap<>();
        for (LocalPurchase each : purchases)
            byPerson.computeIfAbsent(each.customer(), key -> new TreeSet<>())
                    .add(each.at().toLocalDate().atTime(each.at().getHour(), 0));
        List<List<LocalDateTime>> people = new ArrayList<>();
        byPerson.values().forEach(each -> people.add(List.copyOf(each)));
        int events = people.stream().mapToInt(List::size).sum();
        if (events < LEAST_EVENTS)
            throw new ModelFitException("personal hours need " + LEAST_EVENTS + " events, found " + events
                    + ": collect more, or use everybody's hours");
        String fingerprint =
                Fingerprint.of(purchases.stream().map(LocalPurchase::toString).toList());
        return new PersonalHoursTrainer(people).fit(events, fingerprint, source);
    }

    private Fitted fit(int events, String fingerprint, String source) {
        Settings settings = choose();
        HourCounts counts = HourCounts.of(people);
        SegmentFit.Found days = counts.days(settings.daySegments());
        SegmentFit.Found hours = counts.hours(settings.hourSegments());
        ModelFile file = new ModelFile()
                .put("kind", PersonalHours.KIND)
                .put("unit", "PT1H, local time, Monday 00h first")
                .put("events", Integer.toString(events))
                .put("people", Integer.toString(people.size()))
                .put("data-sha256", fingerprint)
                .put("source", source);
        PersonalHours model = assemble(days.segments(), hours.segments(), settings, counts.everybody(), file);
        return new Fitted(model, HourReport.of(counts, settings, days, hours));
    }

    /** The settings under which the last fifth of everybody's events is most likely. */
    private Settings choose() {
        List<List<LocalDateTime>> before = new ArrayList<>();
        List<List<LocalDateTime>> after = new ArrayList<>();
        for (List<LocalDateTime> person : people) {
            int cut = person.size() - (int) Math.ceil(HELD_OUT * person.size());
            if (person.size() < 3) cut = person.size();
            before.add(person.subList(0, cut));
            after.add(person.subList(cut, person.size()));
        }
        HourCounts counts = HourCounts.of(before);
        Segments[] days = new Segments[DAY_SEGMENTS.length];
        Segments[] hours = new Segments[HOUR_SEGMENTS.length];
        for (int i = 0; i < days.length; i++)
            days[i] = counts.days(DAY_SEGMENTS[i]).segments();
        for (int i = 0; i < hours.length; i++)
            hours[i] = counts.hours(HOUR_SEGMENTS[i]).segments();
        WeekLaw everybody = counts.everybody();
        Settings best = new Settings(1, 1, 0, 1);
        double most = Double.NEGATIVE_INFINITY;
        for (Segments day : days)
            for (Segments hour : hours)
                for (double spread : SPREAD) {
                    double[] likelihood = heldOut(
                            new PersonalHours(
                                    day, hour, new Settings(day.count(), hour.count(), spread, 0), everybody, empty()),
                            counts.people(),
                            after);
                    for (int mix = 0; mix < COMMON.length; mix++)
                        if (likelihood[mix] > most) {
                            most = likelihood[mix];
                            best = new Settings(day.count(), hour.count(), spread, COMMON[mix]);
                        }
                }
        return best;
    }

    /** Log-likelihood of the held-out events under every share of everybody's law. */
    private static double[] heldOut(PersonalHours model, List<PersonHours> before, List<List<LocalDateTime>> after) {
        double[] sum = new double[COMMON.length];
        for (int i = 0; i < after.size(); i++) {
            List<LocalDateTime> events = after.get(i);
            if (events.isEmpty()) continue;
            WeekLaw law = model.lawFor(before.get(i));
            double weight = Math.min(1, MOST_HELD_OUT / events.size());
            for (LocalDateTime event : events) {
                int hour = WeekHours.of(event);
                for (int mix = 0; mix < sum.length; mix++)
                    sum[mix] += weight
                            * StrictMath.log((1 - COMMON[mix]) * law.share(hour)
                                    + COMMON[mix] * model.everybody().share(hour));
            }
        }
        return sum;
    }

    private static PersonalHours assemble(
            Segments days, Segments hours, Settings settings, WeekLaw everybody, ModelFile file) {
        file.put("day-segments", Integer.toString(settings.daySegments()))
                .put("hour-segments", Integer.toString(settings.hourSegments()))
                .put("spread", Double.toString(settings.spread()))
                .put("common", Double.toString(settings.common()));
        addRows(file, "days", days);
        addRows(file, "hours", hours);
        file.row(row("everybody", everybody.toArray()));
        return PersonalHours.of(file);
    }

    private static void addRows(ModelFile file, String name, Segments segments) {
        for (int z = 0; z < segments.count(); z++) {
            double[] numbers = new double[segments.alpha()[z].length + 1];
            numbers[0] = segments.weights()[z];
            System.arraycopy(segments.alpha()[z], 0, numbers, 1, numbers.length - 1);
            file.row(row(name + "-" + z, numbers));
        }
    }

    private static String[] row(String name, double[] numbers) {
        String[] cells = new String[numbers.length + 1];
        cells[0] = name;
        for (int i = 0; i < numbers.length; i++) cells[i + 1] = Numbers.format(numbers[i]);
        return cells;
    }

    private static ModelFile empty() {
        return new ModelFile().put("kind", PersonalHours.KIND);
    }
}
