package io.kairos.timing.hazard;

import io.kairos.timing.model.FitReport.CalibrationBin;
import io.kairos.timing.model.FitReport.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Predicted hazards against what happened, in ten bins of equal size. */
final class Calibration {

    private static final int BINS = 10;
    private static final double OFF = 0.15;

    private Calibration() {}

    static List<CalibrationBin> of(Cases cases, double[] scores) {
        boolean[] happened = new boolean[cases.slots];
        for (int i = 0; i < cases.count; i++)
            happened[cases.offset[i] + cases.exit[i] - cases.entry[i]] = cases.event[i];
        int[] order = IntStream.range(0, cases.slots)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) order.length * bin / BINS);
            int to = (int) ((long) order.length * (bin + 1) / BINS);
            double predicted = 0;
            double observed = 0;
            for (int k = from; k < to; k++) {
                predicted += Logistic.p(scores[order[k]]);
                observed += happened[order[k]] ? 1 : 0;
            }
            if (to > from) bins.add(new CalibrationBin(predicted / (to - from), observed / (to - from), to - from));
        }
        return bins;
    }

    /** Says by how much the most recent events were over- or underestimated, where it is worth saying. */
    static Optional<Warning> warning(List<CalibrationBin> bins) {
        double predicted = bins.stream()
                .mapToDouble(each -> each.predicted() * each.cases())
                .sum();
        double observed = bins.stream()
                .mapToDouble(each -> each.observed() * each.cases())
                .sum();
        if (observed > 0 && Math.abs(predicted / observed - 1) <= OFF) return Optional.empty();
        return Optional.of(new Warning(
                "calibration",
                String.format(
                        java.util.Locale.ROOT,
                        "of the most recent cases %.0f events were foretold and %.0f came: habits have changed; fit again soon"
                                + " and watch the drift",
                        predicted,
                        observed)));
    }
}
