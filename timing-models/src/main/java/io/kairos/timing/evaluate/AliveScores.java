package io.kairos.timing.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Probability forecasts of a yes or no, judged. */
final class AliveScores {

    private static final double LEAST = 1e-9;

    private AliveScores() {}

    static Metrics of(double[] probability, boolean[] bought) {
        double brier = 0;
        double logLoss = 0;
        double mean = 0;
        for (int i = 0; i < probability.length; i++) {
            double p = Math.max(LEAST, Math.min(1 - LEAST, probability[i]));
            double off = p - (bought[i] ? 1 : 0);
            brier += off * off;
            logLoss -= StrictMath.log(bought[i] ? p : 1 - p);
            mean += p;
        }
        int count = probability.length;
        return new Metrics()
                .put("mean_p", mean / count)
                .put("brier", brier / count)
                .put("logloss", logLoss / count)
                .put("auc", auc(probability, bought));
    }

    /** Mann-Whitney with mid-ranks; 0.5 where everybody or nobody bought. */
    private static double auc(double[] probability, boolean[] bought) {
        int[] order = IntStream.range(0, probability.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probability[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double ranks = 0;
        long buyers = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && probability[order[to]] == probability[order[from]]) to++;
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++)
                if (bought[order[i]]) {
                    ranks += rank;
                    buyers++;
                }
            from = to;
        }
        double others = order.length - buyers;
        return buyers == 0 || others == 0 ? 0.5 : (ranks - buyers * (buyers + 1) / 2.0) / (buyers * others);
    }

    static double[] constant(double value, int count) {
        double[] all = new double[count];
        Arrays.fill(all, value);
        return all;
    }
}
