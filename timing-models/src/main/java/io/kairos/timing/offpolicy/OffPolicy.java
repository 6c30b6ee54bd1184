package io.kairos.timing.offpolicy;

import io.kairos.timing.offpolicy.PolicyValue.Support;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Estimates a policy's mean reward from another policy's log, w = P(action | candidate) / propensity:
 *
 * <ul>
 *   <li>IPS: mean of w·r (D. Horvitz, D. Thompson, JASA 47, 1952); standard error sd(w·r)/√n
 *   <li>SNIPS: Σw·r / Σw (A. Swaminathan, T. Joachims, NIPS 2015); error √Σw²(r − value)² / Σw (delta method)
 *   <li>DM: mean of v = Σ_a P(a | candidate)·q(x, a), q a reward model; its error leaves out that of q, its bias is unknown
 *   <li>DR: mean of v + w·(r − q(x, a)) (M. Dudík, J. Langford, L. Li, ICML 2011); standard error from its spread
 * </ul>
 *
 * <p>Whatever the method, there is no estimate where the effective sample size is below 2 % of the log or a weight above 1,000.
 */
public final class OffPolicy {

    static final double LEAST_EFFECTIVE_SHARE = 0.02;
    static final double LARGEST_WEIGHT = 1000;
    private static final double SUM_TOLERANCE = 1e-6;

    /** The estimators. */
    public enum Method {
        IPS,
        SNIPS,
        DM,
        DR
    }

    private final List<LoggedDecision> log;
    private final CandidatePolicy candidate;
    private final RewardModel model;
    private final double[] weights;
    private final Map<String, List<String>> actions = new HashMap<>();

    private OffPolicy(List<LoggedDecision> log, CandidatePolicy candidate, RewardModel model) {
        if (log.size() < 2)
            throw new IllegalArgumentException(
                    "the log has " + log.size() + " decisions: an estimate with its error needs at least 2");
        this.log = List.copyOf(log);
        this.candidate = candidate;
        this.model = model;
        TreeSet<String> all = new TreeSet<>();
        log.forEach(each -> all.add(each.action()));
        log.stream()
                .map(LoggedDecision::context)
                .distinct()
                .forEach(each -> actions.put(each, requireShares(each, all)));
        this.weights = log.stream()
                .mapToDouble(each -> candidate.probability(each.context(), each.action()) / each.propensity())
                .toArray();
    }

    /** With the log's own shrunk means as reward model, strength 100. */
    public static PolicyValue evaluate(List<LoggedDecision> log, CandidatePolicy candidate, Method method) {
        return evaluate(log, candidate, RewardModel.shrunkMeans(log, 100), method);
    }

    /**
     * @param log at least two decisions
     * @param candidate asked for the contexts and actions of the log
     * @param model used by DM and DR alone
     */
    public static PolicyValue evaluate(
            List<LoggedDecision> log, CandidatePolicy candidate, RewardModel model, Method method) {
        return new OffPolicy(log, candidate, model).value(method);
    }

    private PolicyValue value(Method method) {
        Support support = support();
        List<Doubt> doubts = doubts(support);
        if (!doubts.isEmpty()) return new PolicyValue.NotReliable(doubts, support);
        if (method == Method.SNIPS) return selfNormalised(support);
        double[] parts = new double[weights.length];
        for (int i = 0; i < parts.length; i++) parts[i] = part(method, log.get(i), weights[i]);
        double mean = mean(parts);
        double squares = 0;
        for (double part : parts) squares += (part - mean) * (part - mean);
        double error = Math.sqrt(squares / (parts.length - 1) / parts.length);
        return new PolicyValue.Estimate(mean, error, support);
    }

    private double part(Method method, LoggedDecision each, double weight) {
        if (method == Method.IPS) return weight * each.reward();
        double direct = 0;
        for (String action : actions.getOrDefault(each.context(), List.of()))
            direct += candidate.probability(each.context(), action) * model.expected(each.context(), action);
        if (method == Method.DM) return direct;
        return direct + weight * (each.reward() - model.expected(each.context(), each.action()));
    }

    private PolicyValue selfNormalised(Support support) {
        double sum = 0;
        double rewards = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            rewards += weights[i] * log.get(i).reward();
        }
        double value = rewards / sum;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = weights[i] * (log.get(i).reward() - value);
            squares += part * part;
        }
        return new PolicyValue.Estimate(value, Math.sqrt(squares) / sum, support);
    }

    private Support support() {
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (double weight : weights) {
            sum += weight;
            squares += weight * weight;
            largest = Math.max(largest, weight);
        }
        return new Support(weights.length, sum > 0 ? sum * sum / squares : 0, sum / weights.length, largest);
    }

    private static List<Doubt> doubts(Support support) {
        List<Doubt> doubts = new ArrayList<>();
        if (support.maxWeight() == 0) return List.of(Doubt.noOverlap());
        if (support.effective() < LEAST_EFFECTIVE_SHARE * support.decisions())
            doubts.add(Doubt.fewEffective(support.effective(), support.decisions()));
        if (support.maxWeight() > LARGEST_WEIGHT) doubts.add(Doubt.heavyWeight(support.maxWeight()));
        return doubts;
    }

    /** What the candidate does beyond the log's actions is unknown to it, so that a sum below 1 is no error. */
    private List<String> requireShares(String context, TreeSet<String> all) {
        double sum = 0;
        for (String action : all) {
            double share = candidate.probability(context, action);
            if (!(share >= 0 && share <= 1))
                throw new IllegalArgumentException("the candidate's probability of " + action + " in " + context
                        + " must lie in 0..1, was " + share);
            sum += share;
        }
        if (sum > 1 + SUM_TOLERANCE)
            throw new IllegalArgumentException(
                    "the candidate's probabilities in " + context + " sum to " + sum + ", more than 1");
        return List.copyOf(all);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }
}
