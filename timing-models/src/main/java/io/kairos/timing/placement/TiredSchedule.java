package io.kairos.timing.placement;

import io.kairos.timing.fatigue.Fatigue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best plan of at most K reminders to a customer whom messages tire. A message sent at level m earns the share 1 − m, and
 * loses the customer with probability u(m):
 * {@code V_k(i,m) = −c_i − S_i·u·L + (1−m)·g_i + max(0, max_j (1−u)·[V_{k−1}(j, m'·2^(−(t_j−t_i)/H)) − (1−m)·2^(−(t_j−t_i)/h)·g_j])}
 * with m' the level after sending, H the half-life of fatigue, h that of the effect. The first message meets a known level, so
 * that two messages are placed exactly; from the third on V_2 … V_{K−1} are exact on a grid of levels and interpolated between.
 * Without the Monge property pairs have to be tried: O(N²) for two messages, O(N²·levels) for each further one. Those are passed over of
 * which a bound says that they cannot be the best: a follower adds no more than (1−u)·max_m V_{k−1}(j,m), for it takes something over.
 * With no fatigue it equals {@link Placement}.
 */
public final class TiredSchedule implements Schedule {

    private static final double TIE = 1e-12;

    private final DecayCandidates candidates;
    private final Terms terms;
    private final int messages;
    private final double[] level;
    private final double[] fade;
    private final TiredGrid grid;
    private final int[] follower;
    /** Worth of the best plan by its first message; not a number where nobody has asked. */
    private final double[] starting;

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
        this.messages = messages;
        this.level = new double[count];
        this.fade = new double[count];
        double[] sent = terms.sent();
        double seconds =
                terms.law().halfLife().getSeconds() + terms.law().halfLife().getNano() / 1e9;
        for (int i = 0; i < count; i++) {
            fade[i] = DecayCandidates.decay(sent[i] - sent[0], seconds);
            level[i] = terms.level() * fade[i];
        }
        this.grid = new TiredGrid(candidates, terms, fade, messages - 1);
        this.follower = new int[count];
        this.starting = new double[count];
        Arrays.fill(starting, Double.NaN);
    }

    /** Solves for at most {@code messages} messages, 1 or more. */
    public static TiredSchedule of(DecayCandidates candidates, Terms terms, int messages) {
        if (messages < 1) throw new IllegalArgumentException("messages must be 1 or more, was " + messages);
        return new TiredSchedule(candidates, terms, Math.min(messages, Math.max(1, candidates.count())));
    }

    /** Best follower of message i sent at level m as the first of at most k; count: none. */
    private int follower(int k, int i, double m) {
        int best = candidates.count();
        if (k == 1) return best;
        double most = 0;
        Fatigue law = terms.law();
        double response = law.response(m);
        double stays = 1 - law.unsubscribe(m);
        double sent = law.sent(m);
        for (int j = candidates.next(i); j < grid.useful(); j++) {
            if (stays * grid.ceiling(k - 1, j) <= most) return best;
            double taken = response * (candidates.earning(i) - candidates.credit(i, j));
            double added = stays * (grid.worth(k - 1, j, sent * (fade[j] / fade[i])) - taken);
            if (added > most + TIE) {
                most = added;
                best = j;
            }
        }
        return best;
    }

    /** What message j adds after message i. */
    private double added(int k, int i, int j, double m) {
        Fatigue law = terms.law();
        double taken = law.response(m) * (candidates.earning(i) - candidates.credit(i, j));
        return (1 - law.unsubscribe(m)) * (grid.worth(k - 1, j, later(i, j, m)) - taken);
    }

    /** Level at message j after message i sent at level m. */
    private double later(int i, int j, double m) {
        return terms.law().sent(m) * (fade[j] / fade[i]);
    }

    @Override
    public int count() {
        return candidates.count();
    }

    @Override
    public double startingAt(int i) {
        if (Double.isNaN(starting[i])) {
            follower[i] = follower(messages, i, level[i]);
            double alone = grid.alone(i, level[i]);
            starting[i] = follower[i] == count() ? alone : alone + added(messages, i, follower[i], level[i]);
        }
        return starting[i] - displaced(i);
    }

    /** No plan that starts at i is worth more. */
    private double ceiling(int i) {
        int next = candidates.next(i);
        if (messages == 1 || next >= grid.useful()) return alone(i);
        return alone(i) + (1 - terms.law().unsubscribe(level[i])) * Math.max(0, grid.ceiling(messages - 1, next));
    }

    @Override
    public double alone(int i) {
        return grid.alone(i, level[i]) - displaced(i);
    }

    /** An earlier message goes on earning where this one is ignored. */
    private double displaced(int i) {
        return terms.law().response(level[i]) * candidates.displaced(i);
    }

    @Override
    public int first() {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count(); i++) if (ceiling(i) > most) most = Math.max(most, startingAt(i));
        double enough = most - TIE * Math.abs(most);
        for (int i = 0; i < count(); i++) if (ceiling(i) >= enough && startingAt(i) >= enough) return i;
        return -1;
    }

    private int follower(int i) {
        startingAt(i);
        return follower[i];
    }

    @Override
    public List<Integer> planFrom(int i) {
        List<Integer> plan = new ArrayList<>();
        double m = level[i];
        int at = i;
        for (int k = messages; k > 0 && at < count(); k--) {
            plan.add(at);
            int next = k == messages ? follower(at) : follower(k, at, m);
            if (next < count()) m = later(at, next, m);
            at = next;
        }
        return plan;
    }
}
