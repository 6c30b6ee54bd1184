package io.kairos.timing.hours;

import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.model.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Share of a day's purchases in each local hour, by day of the week. It says how a day's probability of a purchase spreads
 * over the day, and nothing about how days or weeks compare: it can move a message by hours, never by weeks.
 */
public final class HourProfile {

    static final String KIND = "hour-of-week";
    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final double[][] shares;
    private final ModelRef ref;
    private final Supplier<ModelFile> file;

    private HourProfile(double[][] shares, ModelRef ref, Supplier<ModelFile> file) {
        this.shares = shares;
        this.ref = ref;
        this.file = file;
    }

    /** The hours of each day under such a law, a share {@code even} of the day spread evenly over it. */
    static HourProfile of(WeekLaw law, double even, ModelRef ref) {
        if (!(even >= 0 && even <= 1)) throw new IllegalArgumentException("even must lie in 0..1, was " + even);
        double[][] shares = new double[DAYS][HOURS];
        for (int day = 0; day < DAYS; day++) {
            double sum = 0;
            for (int hour = 0; hour < HOURS; hour++) sum += law.share(day * HOURS + hour);
            for (int hour = 0; hour < HOURS; hour++)
                shares[day][hour] = (1 - even) * law.share(day * HOURS + hour) / sum + even / HOURS;
        }
        return new HourProfile(shares, ref, () -> file(shares, ref));
    }

    /** Share of the day's purchases in the hour that starts at {@code hour}; the 24 shares of a day sum to 1. */
    public double share(DayOfWeek day, int hour) {
        return shares[day.ordinal()][hour];
    }

    /** One draw of the local time of a purchase on such a day. */
    public LocalTime sample(DayOfWeek day, RandomGenerator random) {
        double uniform = random.nextDouble();
        int hour = 0;
        while (hour < HOURS - 1 && uniform >= share(day, hour)) uniform -= share(day, hour++);
        return LocalTime.of(hour, random.nextInt(60), random.nextInt(60));
    }

    public ModelRef ref() {
        return ref;
    }

    /** Writes the profile as text; the same bytes for the same profile. */
    public void writeTo(OutputStream out) throws IOException {
        file.get().writeTo(out);
    }

    public static HourProfile read(InputStream in) throws IOException {
        return of(ModelFile.read(in));
    }

    static HourProfile of(ModelFile file) {
        file.require(KIND);
        double[][] shares = new double[DAYS][HOURS];
        List<List<String>> rows = file.rows();
        if (rows.size() != DAYS) throw new ModelFileException("an hour profile has 7 days, not " + rows.size());
        for (int day = 0; day < DAYS; day++) {
            List<String> row = rows.get(day);
            if (row.size() != HOURS + 1) throw new ModelFileException("a day has 24 hours, not " + (row.size() - 1));
            double sum = 0;
            for (int hour = 0; hour < HOURS; hour++)
                sum += shares[day][hour] = Numbers.parse(row.get(0), row.get(hour + 1));
            if (!(Math.abs(sum - 1) < 1e-9)) throw new ModelFileException(row.get(0) + " sums to " + sum + ", not 1");
        }
        return new HourProfile(shares, file.ref(), () -> file);
    }

    private static ModelFile file(double[][] shares, ModelRef ref) {
        ModelFile file = new ModelFile()
                .put("kind", KIND)
                .put("unit", "PT1H, local time")
                .put("source", ref.toString());
        for (DayOfWeek day : DayOfWeek.values()) {
            String[] cells = new String[HOURS + 1];
            cells[0] = day.name();
            for (int hour = 0; hour < HOURS; hour++) cells[hour + 1] = Numbers.format(shares[day.ordinal()][hour]);
            file.row(cells);
        }
        return file;
    }
}
