package io.kairos.timing.hours;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.model.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * At which hours of her local week a person acts: {@code p(d, h) ∝ p(d)·p(h)·g(d, h)/(g(d)·g(h))}. Her weekdays and her hours are each
 * shrunk to latent segments of people, which are shrunk to everybody; how weekday and hour depend on each other is everybody's. Hours next to
 * one she acted in count as seen, too, in part. With no events she is everybody. The law is for her local time: events in UTC
 * give the law of a place where nobody lives. Source of the shrinkage: Dirichlet-multinomial mixture, I. Holmes, K. Harris, C. Quince,
 * PLoS ONE 7 (2012), equations 1 to 6.
 */
public final class PersonalHours {

    static final String KIND = "personal-hours";

    /** Counts beyond speak for themselves; a robot's must not overflow. */
    static final int LARGEST_COUNT = 400;

    private final Segments days;
    private final Segments hours;
    private final Settings settings;
    private final WeekLaw everybody;
    private final double[] interaction;
    private final ModelFile file;
    private final ModelRef ref;

    PersonalHours(Segments days, Segments hours, Settings settings, WeekLaw everybody, ModelFile file) {
        this.days = days;
        this.hours = hours;
        this.settings = settings;
        this.everybody = everybody;
        this.interaction = interaction(everybody);
        this.file = file;
        this.ref = file.ref();
    }

    /**
     * How personal the law is, chosen on held-out events of the training data.
     *
     * @param daySegments kinds of people by weekday, 1 or more
     * @param hourSegments kinds of people by hour, 1 or more
     * @param spread share of an event that counts for the hour itself and its neighbours by 1:2:1, 0 to 1
     * @param common share of everybody's law that is mixed in, 0 to 1
     */
    record Settings(int daySegments, int hourSegments, double spread, double common) {}

    /** Everybody's law, no person weighing more than a few events. */
    public WeekLaw everybody() {
        return everybody;
    }

    /** Her law. */
    public WeekLaw lawFor(PersonHours person) {
        if (person.events() == 0) return everybody;
        int[] dayCounts = capped(person.days());
        int[] hourCounts = capped(person.hours());
        double[] byDay = days.expected(dayCounts, spread(dayCounts, 0));
        double[] byHour = hours.expected(hourCounts, spread(hourCounts, settings.spread()));
        double[] weights = new double[WeekHours.COUNT];
        double sum = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = byDay[cell / WeekHours.HOURS] * byHour[cell % WeekHours.HOURS] * interaction[cell];
            sum += weights[cell];
        }
        for (int cell = 0; cell < weights.length; cell++)
            weights[cell] = (1 - settings.common()) * weights[cell] / sum + settings.common() * everybody.share(cell);
        return WeekLaw.of(weights);
    }

    /**
     * The same as a profile of the hours within each day.
     *
     * @param even share of each day spread evenly over it, 0 to 1
     */
    public HourProfile profileFor(PersonHours person, double even) {
        return HourProfile.of(lawFor(person), even, ref);
    }

    public ModelRef ref() {
        return ref;
    }

    /** Writes the model as text, which holds no person; the same bytes for the same model. */
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    public static PersonalHours read(InputStream in) throws IOException {
        return of(ModelFile.read(in).require(KIND));
    }

    static PersonalHours of(ModelFile file) {
        Settings settings = new Settings(
                (int) file.number("day-segments"),
                (int) file.number("hour-segments"),
                file.number("spread"),
                file.number("common"));
        List<List<String>> rows = file.rows();
        int expected = settings.daySegments() + settings.hourSegments() + 1;
        if (rows.size() != expected)
            throw new ModelFileException(
                    "expected " + expected + " rows, found " + rows.size() + ": the file is cut short or was edited");
        return new PersonalHours(
                segments(rows.subList(0, settings.daySegments()), WeekHours.DAYS),
                segments(rows.subList(settings.daySegments(), expected - 1), WeekHours.HOURS),
                settings,
                WeekLaw.of(numbers(rows.get(expected - 1), WeekHours.COUNT)),
                file);
    }

    private static Segments segments(List<List<String>> rows, int answers) {
        double[] weights = new double[rows.size()];
        double[][] alpha = new double[rows.size()][];
        for (int z = 0; z < weights.length; z++) {
            double[] row = numbers(rows.get(z), answers + 1);
            weights[z] = row[0];
            alpha[z] = Arrays.copyOfRange(row, 1, row.length);
        }
        return new Segments(weights, alpha);
    }

    private static double[] numbers(List<String> row, int count) {
        if (row.size() != count + 1)
            throw new ModelFileException(
                    "row " + row.get(0) + " has " + (row.size() - 1) + " numbers instead of " + count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Numbers.parse(row.get(0), row.get(i + 1));
            if (!(numbers[i] > 0))
                throw new ModelFileException("row " + row.get(0) + " holds " + numbers[i] + ", which is not above 0");
        }
        return numbers;
    }

    static int[] capped(int[] counts) {
        long total = 0;
        for (int each : counts) total += each;
        if (total <= LARGEST_COUNT) return counts;
        int[] capped = new int[counts.length];
        for (int k = 0; k < counts.length; k++)
            capped[k] = (int) ((counts[k] * (long) LARGEST_COUNT + total / 2) / total);
        return capped;
    }

    /** Circular: 23h lies beside 0h. */
    private static double[] spread(int[] counts, double share) {
        double[] spread = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            spread[k] += (1 - share / 2) * counts[k];
            spread[(k + 1) % counts.length] += share / 4 * counts[k];
            spread[(k + counts.length - 1) % counts.length] += share / 4 * counts[k];
        }
        return spread;
    }

    private static double[] interaction(WeekLaw law) {
        double[] day = new double[WeekHours.DAYS];
        double[] hour = new double[WeekHours.HOURS];
        for (int cell = 0; cell < WeekHours.COUNT; cell++) {
            day[cell / WeekHours.HOURS] += law.share(cell);
            hour[cell % WeekHours.HOURS] += law.share(cell);
        }
        double[] interaction = new double[WeekHours.COUNT];
        for (int cell = 0; cell < WeekHours.COUNT; cell++)
            interaction[cell] = law.share(cell) / (day[cell / WeekHours.HOURS] * hour[cell % WeekHours.HOURS]);
        return interaction;
    }

    /** A model and what its fit saw. */
    public record Fitted(PersonalHours model, FitReport report) {}
}
