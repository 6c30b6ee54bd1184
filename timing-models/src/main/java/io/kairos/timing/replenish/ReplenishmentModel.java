package io.kairos.timing.replenish;

import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.model.Numbers;
import io.kairos.timing.model.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The next purchase of a customer who buys again and again, as a distribution over days: a pool of discrete hazards
 * {@code h_m(d) = 1 / (1 + exp(−β_m·x(d)))} whose columns x are the day of the wait, where it stands relative to the
 * customer's shrunken mean gap, kernels about her own gaps, their irregularity and number, and the weekday. Customers with fewer
 * than {@value #ESTABLISHED} purchase days have coefficients of their own. It may say "soon after the last purchase" as well as
 * "nobody buys again". Holds no customer: only coefficients and two typical numbers. Immutable and thread-safe.
 *
 * <p>Source: discrete-time hazard (Cox 1972; Allison 1982); own gaps with shrinkage as in {@code OwnKernel}; pool of laws (Stone
 * 1961).
 */
public final class ReplenishmentModel {

    static final String KIND = "replenishment-hazard";
    static final String UNIT = "P1D";

    /** From so many purchase days on a customer has a rhythm of her own. */
    static final int ESTABLISHED = 3;

    /** Days a distribution looks ahead unless told otherwise. */
    public static final int HORIZON = 365;

    private static final int LONGEST_WAIT = DayColumns.MOST_DAYS;
    private static final String ESTABLISHED_KEY = "established";
    private static final String NEW_KEY = "new";
    private static final String WINDOW_KEY = "window-kernel";

    private final Typical typical;
    private final HazardPool established;
    private final HazardPool newcomers;
    private final double windowPower;
    private final ModelFile file;
    private final ModelRef ref;

    private ReplenishmentModel(
            Typical typical, HazardPool established, HazardPool newcomers, double windowPower, ModelFile file) {
        this.typical = typical;
        this.windowPower = windowPower;
        this.established = established;
        this.newcomers = newcomers;
        this.file = file;
        this.ref = file.ref();
    }

    static ReplenishmentModel of(
            String productType,
            Provenance provenance,
            Typical typical,
            HazardPool established,
            HazardPool newcomers,
            double windowPower) {
        ModelFile file = new ModelFile()
                .put("kind", KIND)
                .put("product-type", productType)
                .put(provenance)
                .put("typical-log-gap", new double[] {typical.mean(), typical.spread()})
                .put("weights-" + ESTABLISHED_KEY, established.weights())
                .put("weights-" + NEW_KEY, newcomers.weights())
                .put(WINDOW_KEY, Numbers.format(windowPower));
        rows(file, ESTABLISHED_KEY, established);
        rows(file, NEW_KEY, newcomers);
        return new ReplenishmentModel(typical, established, newcomers, windowPower, file);
    }

    public ModelRef ref() {
        return ref;
    }

    /** Usual time between two purchases of the customers it was fitted on: the geometric mean of theirs. */
    public Duration typicalGap() {
        return Duration.ofSeconds(Math.round(StrictMath.exp(typical.mean()) * 86_400));
    }

    /** The next purchase as seen today, within {@link #HORIZON} days. */
    public GapDistribution predict(Collection<LocalDate> purchaseDays, LocalDate today) {
        return predict(purchaseDays, today, HORIZON);
    }

    /**
     * The next purchase as seen today.
     *
     * @param purchaseDays the customer's civil days, in any order, repeated days allowed, at least one; none after today is read
     * @param today none came between the last of them and the start of this day
     * @param horizon days to look ahead, 1 or more
     */
    public GapDistribution predict(Collection<LocalDate> purchaseDays, LocalDate today, int horizon) {
        TreeSet<LocalDate> days = new TreeSet<>(purchaseDays);
        days.tailSet(today, false).clear();
        if (days.isEmpty()) throw new IllegalArgumentException("purchaseDays must hold a day on or before " + today);
        return predict(Rhythm.of(days), today, horizon);
    }

    GapDistribution predict(Rhythm rhythm, LocalDate today, int horizon) {
        if (horizon < 1) throw new IllegalArgumentException("horizon must be 1 or more, was " + horizon);
        long waited = Math.max(0, ChronoUnit.DAYS.between(rhythm.last(), today) - 1);
        int from = (int) Math.min(waited, LONGEST_WAIT);
        HazardPool pool = rhythm.days() >= ESTABLISHED ? established : newcomers;
        double[] survival = pool.survival(new DayColumns(rhythm, typical), from + horizon);
        double[] given = Arrays.copyOfRange(survival, from, survival.length);
        double now = given[0];
        for (int i = 0; i < given.length; i++) given[i] = now > 0 ? given[i] / now : 1;
        return new GapDistribution(rhythm.last(), rhythm.last().plusDays(waited + 1), given);
    }

    /**
     * The first of so many consecutive days that are to catch the next purchase, by the law that caught most of them at the end of the training
     * period: this distribution ({@link GapDistribution#bestWindow}) or, for customers with gaps of their own, a kernel about those.
     *
     * @param days of the window, 1 or more
     */
    public LocalDate bestWindow(Collection<LocalDate> purchaseDays, LocalDate today, int days) {
        GapDistribution gap = predict(purchaseDays, today);
        TreeSet<LocalDate> known = new TreeSet<>(purchaseDays);
        known.tailSet(today, false).clear();
        Rhythm rhythm = Rhythm.of(known);
        if (windowPower == WindowChoice.POOL || rhythm.days() < ESTABLISHED) return gap.bestWindow(days);
        int from = (int) Math.min(LONGEST_WAIT, ChronoUnit.DAYS.between(rhythm.last(), gap.first()) - 1);
        double[] survival = WindowChoice.survival(rhythm, typical, windowPower, from + HORIZON);
        return new GapDistribution(gap.lastPurchase(), gap.first(), Arrays.copyOfRange(survival, from, survival.length))
                .bestWindow(days);
    }

    /** Writes the model as text; the same bytes for the same model. */
    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    public static ReplenishmentModel read(InputStream in) throws IOException {
        ModelFile file = ModelFile.read(in).require(KIND);
        if (!file.get("unit").equals(UNIT))
            throw new ModelFileException("unit must be " + UNIT + ", is " + file.get("unit"));
        double[] typical = file.numbers("typical-log-gap");
        if (typical.length != 2 || !(typical[1] > 0))
            throw new ModelFileException("\"typical-log-gap\" must be a mean and a positive spread");
        double window = file.find(WINDOW_KEY).isPresent() ? file.number(WINDOW_KEY) : WindowChoice.POOL;
        if (!(window >= 0)) throw new ModelFileException("\"" + WINDOW_KEY + "\" must be 0 or more, is " + window);
        return new ReplenishmentModel(
                new Typical(typical[0], typical[1]), pool(file, ESTABLISHED_KEY), pool(file, NEW_KEY), window, file);
    }

    private static void rows(ModelFile file, String group, HazardPool pool) {
        for (Expert expert : pool.used())
            for (int column : expert.columns())
                file.row(
                        group,
                        expert.name(),
                        DayColumns.NAMES.get(column),
                        Numbers.format(pool.coefficients()[expert.ordinal()][column]));
    }

    private static HazardPool pool(ModelFile file, String group) {
        double[] weights = file.numbers("weights-" + group);
        if (weights.length != Expert.all().size())
            throw new ModelFileException(
                    "\"weights-" + group + "\" must hold " + Expert.all().size() + " numbers");
        double[][] coefficients = new double[weights.length][DayColumns.COUNT];
        for (List<String> row : file.rows()) {
            if (row.size() != 4) throw new ModelFileException("a coefficient has 4 cells, not " + row);
            if (!row.get(0).equals(group)) continue;
            int column = DayColumns.NAMES.indexOf(row.get(2));
            if (column < 0) throw new ModelFileException("unknown column " + row.get(2) + "; fit the model again");
            coefficients[expert(row.get(1)).ordinal()][column] = Numbers.parse(row.get(2), row.get(3));
        }
        return new HazardPool(weights, coefficients);
    }

    private static Expert expert(String name) {
        try {
            return Expert.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new ModelFileException("unknown expert " + name + "; fit the model again");
        }
    }
}
