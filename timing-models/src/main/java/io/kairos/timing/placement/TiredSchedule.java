package io.kairos.timing.placement;

import io.kairos.timing.fatigue.Fatigue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best plan of at most K reminders to a customer whom messages tire. A message sent at level m earns the share 1 − m, and
 * loses the customer with probability u(m):
 * {@code V_k(i,m) = −c_i − S_i·u·L + (1−m)·g_i + max(0, max_j (1−u)·[V_{k−1}(j, m'·2^(−(t_j−t_i)/H)) − (1−m)·2^(−(t_j−t_i)/h)·g_j])}
 * with m' the level after sending, H the half-life of fatigue, h that of the effect. Exact on a grid of levels, between which V is
 * interpolated; without the Monge property each pair is tried, O(K·N²·levels). With no fatigue it equals {@link Placement}.
 */
public final class TiredSchedule implements Schedule {

    private static final int LEVELS = 33;
    private static final double TIE = 1e-12;

    private final DecayCandidates candidates;
    private final Terms terms;
    private final double[] level;
    private final double[] fade;
    private final double[][][] value;

    /**
     * What fatigue costs.
     *
     * @param law of fatigue
     * @param level m at the first candidate's instant, 0..1
     * @param loss L of an unsubscription, in the unit of the earnings
     * @param sent dispatch instants, rising, in seconds
     * @param unbought S at each dispatch instant
     */
    public record Terms(Fatigue law, double level, double loss, double[] sent, double[] unbought) {}

    private TiredSchedule(DecayCandidates candidates, Terms terms, int messages) {
        int count = candidates.count();
        this.candidates = candidates;
        this.terms = terms;
        this.level = new double[count];
        this.fade = new double[count];
        double[] sent = terms.sent();
        double seconds =
                terms.law().halfLife().getSeconds() + terms.law().halfLife().getNano() / 1e9;
        for (int i = 0; i < count; i++) {
            fade[i] = DecayCandidates.decay(sent[i] - sent[0], seconds);
            level[i] = terms.level() * fade[i];
        }
        this.value = new double[messages + 1][count][LEVELS];
        for (int k = 1; k <= messages; k++) solve(k);
    }

    /** Solves for at most {@code messages} messages, 1 or more. */
    public static TiredSchedule of(DecayCandidates candidates, Terms terms, int messages) {
        if (messages < 1) throw new IllegalArgumentException("messages must be 1 or more, was " + messages);
        return new TiredSchedule(candidates, terms, Math.min(messages, Math.max(1, candidates.count())));
    }

    private void solve(int k) {
        for (int i = 0; i < candidates.count(); i++)
            for (int l = 0; l < LEVELS; l++) {
                double m = l / (LEVELS - 1.0);
                int follower = follower(k, i, m);
                value[k][i][l] = value(k, i, m, follower);
            }
    }

    /** Best follower of message i sent at level m as the first of at most k; count: none. */
    private int follower(int k, int i, double m) {
        int best = candidates.count();
        double most = 0;
        for (int j = candidates.next(i); k > 1 && j < candidates.count(); j++) {
            double added = added(k, i, j, m);
            if (added > most + TIE) {
                most = added;
                best = j;
            }
        }
        return best;
    }

    private double value(int k, int i, double m, int follower) {
        Fatigue law = terms.law();
        double alone = law.response(m) * candidates.earning(i)
                - candidates.cost(i)
                - terms.unbought()[i] * law.unsubscribe(m) * terms.loss();
        return follower == candidates.count() ? alone : alone + added(k, i, follower, m);
    }

    /** What message j adds after message i. */
    private double added(int k, int i, int j, double m) {
        Fatigue law = terms.law();
        double later = law.sent(m) * (fade[j] / fade[i]);
        double taken = law.response(m) * (candidates.earning(i) - candidates.credit(i, j));
        return (1 - law.unsubscribe(m)) * (interpolated(value[k - 1][j], later) - taken);
    }

    private static double interpolated(double[] values, double m) {
        double at = m * (LEVELS - 1);
        int cell = Math.min((int) at, LEVELS - 2);
        return values[cell] + (at - cell) * (values[cell + 1] - values[cell]);
    }

    @Override
    public int count() {
        return candidates.count();
    }

    @Override
    public double startingAt(int i) {
        int k = value.length - 1;
        return value(k, i, level[i], follower(k, i, level[i])) - displaced(i);
    }

    @Override
    public double alone(int i) {
        return value(1, i, level[i], candidates.count()) - displaced(i);
    }

    /** An earlier message goes on earning where this one is ignored. */
    private double displaced(int i) {
        return terms.law().response(level[i]) * candidates.displaced(i);
    }

    @Override
    public int first() {
        double[] starting = new double[count()];
        for (int i = 0; i < starting.length; i++) starting[i] = startingAt(i);
        double most = Arrays.stream(starting).max().orElse(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < starting.length; i++) if (starting[i] >= most - TIE * Math.abs(most)) return i;
        return -1;
    }

    @Override
    public List<Integer> planFrom(int i) {
        List<Integer> plan = new ArrayList<>();
        double m = level[i];
        int at = i;
        for (int k = value.length - 1; k > 0 && at < count(); k--) {
            plan.add(at);
            int next = follower(k, at, m);
            if (next < count()) m = terms.law().sent(m) * (fade[next] / fade[at]);
            at = next;
        }
        return plan;
    }
}
