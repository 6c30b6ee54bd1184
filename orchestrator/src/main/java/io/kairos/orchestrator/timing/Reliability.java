package io.kairos.orchestrator.timing;

import io.kairos.timing.model.FitReport.CalibrationBin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Predicted probabilities against what happened, in ten groups of equal size. */
final class Reliability {
    private static final int GROUPS = 10;

    private Reliability() {}

    static List<CalibrationBin> bins(double[] predicted, boolean[] seen) {
        int[] order = IntStream.range(0, predicted.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> predicted[i]))
                .mapToInt(i -> i)
                .toArray();
        List<CalibrationBin> bins = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            int from = group * order.length / GROUPS;
            int to = (group + 1) * order.length / GROUPS;
            if (from == to) continue;
            double sum = 0;
            int events = 0;
            for (int i = from; i < to; i++) {
                sum += predicted[order[i]];
                if (seen[order[i]]) events++;
            }
            bins.add(new CalibrationBin(sum / (to - from), events / (double) (to - from), to - from));
        }
        return bins;
    }
}
