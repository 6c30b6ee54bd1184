package io.kairos.timing.evaluate;

import io.kairos.timing.hours.WeekHours;
import io.kairos.timing.hours.WeekLaw;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Scores of one model over all people, in all and by how much of them was known. */
final class HourScores {

    private static final int BEST = 10;
    private static final int FEW = 20;
    private static final int MANY = 100;

    private HourScores() {}

    static Metrics of(List<HourCase> cases, Function<HourCase, WeekLaw> model) {
        double[] loss = new double[3];
        int[] events = new int[3];
        int hits = 0;
        for (HourCase each : cases) {
            WeekLaw law = model.apply(each);
            Set<Integer> best = new HashSet<>(law.best(BEST));
            int known = each.train().size();
            int stratum = known < FEW ? 0 : known < MANY ? 1 : 2;
            for (LocalDateTime at : each.test()) {
                int hour = WeekHours.of(at);
                loss[stratum] -= StrictMath.log(law.share(hour));
                events[stratum]++;
                if (best.contains(hour)) hits++;
            }
        }
        int all = events[0] + events[1] + events[2];
        Metrics metrics = new Metrics()
                .put("logLoss", (loss[0] + loss[1] + loss[2]) / all)
                .put("top10", hits / (double) all);
        String[] names = {"logLossUnder20", "logLoss20to99", "logLossFrom100"};
        for (int stratum = 0; stratum < names.length; stratum++)
            if (events[stratum] > 0) metrics.put(names[stratum], loss[stratum] / events[stratum]);
        return metrics;
    }
}
