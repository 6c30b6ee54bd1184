package io.kairos.timing.offpolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an action is expected to bring; only as good as it is, which is why the direct method alone is not to be trusted. */
@FunctionalInterface
public interface RewardModel {

    /** E[reward | context, action]. */
    double expected(String context, String action);

    /**
     * Means of the log, shrunk: {@code q(x, a) = (Σ reward + k·m) / (n_xa + k)}, m the mean reward of the whole log.
     *
     * @param strength k: decisions that the overall mean counts for, 0 or more; 100 where rewards are rare
     */
    static RewardModel shrunkMeans(List<LoggedDecision> log, double strength) {
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("strength must be 0 or more, was " + strength);
        Map<List<String>, double[]> sums = new HashMap<>();
        double total = 0;
        for (LoggedDecision each : log) {
            double[] sum = sums.computeIfAbsent(List.of(each.context(), each.action()), key -> new double[2]);
            sum[0] += each.reward();
            sum[1]++;
            total += each.reward();
        }
        double mean = log.isEmpty() ? 0 : total / log.size();
        return (context, action) -> {
            double[] sum = sums.getOrDefault(List.of(context, action), new double[2]);
            return sum[1] + strength > 0 ? (sum[0] + strength * mean) / (sum[1] + strength) : mean;
        };
    }
}
