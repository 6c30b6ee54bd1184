package io.kairos.timing.replenish;

import io.kairos.timing.model.FitReport.CalibrationBin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Waits cut into days for the hazard regressions. Days without a purchase are many and alike: of these every n-th is kept, with
 * weight n, and where there are still too many, every n-th customer, both by a hash.
 */
final class HazardRows {

    static final int EVERYBODY = -1;

    private static final int MOST_ROWS = 80_000;
    private static final int IDLE_PER_EVENT = 8;
    private static final int MOST_THINNED = 8;
    private static final int CALIBRATION_DAYS = 30;
    private static final int CALIBRATION_BINS = 10;

    private final List<GapCase> cases;
    private final Typical typical;
    private final List<Row> rows = new ArrayList<>();

    /** One day of one wait. */
    private record Row(RidgeLogistic.Row row, int half) {}

    private HazardRows(List<GapCase> cases, Typical typical, int thinned) {
        this.cases = cases;
        this.typical = typical;
        double[] row = new double[DayColumns.COUNT];
        for (GapCase gap : cases) {
            DayColumns columns = new DayColumns(gap.rhythm(), typical);
            int hash = mixed(hash(gap) + gap.rhythm().days());
            for (int day = 1; day <= gap.days(); day++) {
                boolean hit = gap.bought() && day == gap.days();
                if (!hit && Integer.remainderUnsigned(mixed(hash + day), thinned) != 0) continue;
                columns.fill(day, row);
                float[] cells = new float[row.length];
                for (int c = 0; c < row.length; c++) cells[c] = (float) row[c];
                rows.add(new Row(new RidgeLogistic.Row(cells, hit, hit ? 1 : thinned), half(gap)));
            }
        }
    }

    static HazardRows of(List<GapCase> cases, Typical typical) {
        long days = cases.stream().mapToLong(GapCase::days).sum();
        long events = Math.max(1, cases.stream().filter(GapCase::bought).count());
        int thinned = (int) Math.max(1, Math.min(MOST_THINNED, (days - events) / (IDLE_PER_EVENT * events)));
        long left = events + (days - events) / thinned;
        int every = (int) Math.max(1, (left + MOST_ROWS - 1) / MOST_ROWS);
        return new HazardRows(
                cases.stream()
                        .filter(each -> Integer.remainderUnsigned(hash(each), every) == 0)
                        .toList(),
                typical,
                thinned);
    }

    int size() {
        return cases.size();
    }

    int events() {
        return (int) cases.stream().filter(GapCase::bought).count();
    }

    /** Cases of this half of the customers. */
    List<GapCase> cases(int half) {
        return cases.stream().filter(each -> half(each) == half).toList();
    }

    /** Coefficients by column, 0 where the expert has none. */
    RidgeLogistic fit(Expert expert, int half, double ridge) {
        List<RidgeLogistic.Row> used = rows.stream()
                .filter(each -> half == EVERYBODY || each.half == half)
                .map(Row::row)
                .toList();
        return RidgeLogistic.fit(used, expert.columns(), ridge);
    }

    double logLikelihood(HazardPool pool) {
        double sum = 0;
        for (GapCase gap : cases) {
            double[] survival = pool.survival(new DayColumns(gap.rhythm(), typical), gap.days());
            double still = survival[gap.days()];
            sum += StrictMath.log(gap.bought() ? survival[gap.days() - 1] - still : still);
        }
        return sum;
    }

    /** P(purchase within 30 days) against the share that did, among waits watched so long. */
    List<CalibrationBin> calibration(HazardPool pool) {
        record Pair(double predicted, boolean came) {}
        List<Pair> pairs = new ArrayList<>();
        for (GapCase gap : cases) {
            if (gap.followed() < CALIBRATION_DAYS) continue;
            double[] survival = pool.survival(new DayColumns(gap.rhythm(), typical), CALIBRATION_DAYS);
            pairs.add(new Pair(1 - survival[CALIBRATION_DAYS], gap.bought() && gap.days() <= CALIBRATION_DAYS));
        }
        pairs.sort(Comparator.comparingDouble(Pair::predicted));
        List<CalibrationBin> bins = new ArrayList<>();
        for (int b = 0; b < CALIBRATION_BINS; b++) {
            List<Pair> bin =
                    pairs.subList(b * pairs.size() / CALIBRATION_BINS, (b + 1) * pairs.size() / CALIBRATION_BINS);
            if (bin.isEmpty()) continue;
            double predicted = 0;
            double came = 0;
            for (Pair each : bin) {
                predicted += each.predicted;
                came += each.came ? 1 : 0;
            }
            bins.add(new CalibrationBin(predicted / bin.size(), came / bin.size(), bin.size()));
        }
        return bins;
    }

    private static int half(GapCase gap) {
        return hash(gap) >>> 31;
    }

    private static int hash(GapCase gap) {
        return mixed(gap.customer().hashCode());
    }

    /** Spreads keys that are often consecutive numbers over all bits; source: MurmurHash3 (Appleby 2011). */
    private static int mixed(int key) {
        int hash = (key ^ key >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
