package io.kairos.timing.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best plan of at most K reminders by dynamic programming over the candidates:
 * {@code F_k(i) = −cost(i) + max_j [credit(i,j) + F_{k−1}(j)]}, {@code F(never) = 0}, where the Monge condition makes the
 * best j rise with i, so that divide and conquer needs O(K·N·log N) credits; under a decaying effect a line {@link Envelope}
 * needs O(K·N). Both are exact. Of equal plans the earlier wins.
 */
public final class Placement implements Schedule {

    private static final double TIE = 1e-12;

    private final Candidates candidates;
    private final double[][] value;
    private final int[][] follower;

    private Placement(Candidates candidates, int messages) {
        int count = candidates.count();
        this.candidates = candidates;
        this.value = new double[messages + 1][];
        this.follower = new int[messages + 1][];
        for (int k = 1; k <= messages; k++) {
            value[k] = new double[count + 1];
            follower[k] = new int[count + 1];
        }
        @Nullable
        Envelope envelope =
                candidates instanceof DecayCandidates decay && decay.factored() ? new Envelope(decay) : null;
        for (int k = 1; k <= messages; k++) {
            if (k == 1) alone();
            else if (envelope == null) solve(k, 0, count - 1, 0, count);
            else envelope.solve(value[k - 1], value[k], follower[k]);
        }
    }

    private void alone() {
        int count = candidates.count();
        for (int i = 0; i < count; i++) value[1][i] = candidates.credit(i, count) - candidates.cost(i);
        Arrays.fill(follower[1], count);
    }

    /** Solves for at most {@code messages} messages, 1 or more. */
    public static Placement of(Candidates candidates, int messages) {
        if (messages < 1) throw new IllegalArgumentException("messages must be 1 or more, was " + messages);
        return new Placement(candidates, Math.min(messages, Math.max(1, candidates.count())));
    }

    private void solve(int k, int low, int high, int followerLow, int followerHigh) {
        if (low > high) return;
        int middle = (low + high) >>> 1;
        int count = candidates.count();
        int best = Math.max(candidates.next(middle), followerLow);
        double most = candidates.credit(middle, best) + value[k - 1][best];
        for (int j = best + 1; j <= followerHigh; j++) {
            double earned = candidates.credit(middle, j) + value[k - 1][j];
            if (earned > most) {
                most = earned;
                best = j;
            }
        }
        value[k][middle] = most - candidates.cost(middle);
        follower[k][middle] = best;
        solve(k, low, middle - 1, followerLow, best);
        solve(k, middle + 1, high, best, followerHigh);
    }

    @Override
    public int count() {
        return candidates.count();
    }

    @Override
    public double startingAt(int i) {
        return value[value.length - 1][i] - candidates.displaced(i);
    }

    @Override
    public double alone(int i) {
        return value[1][i] - candidates.displaced(i);
    }

    @Override
    public int first() {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.count(); i++) most = Math.max(most, startingAt(i));
        double floor = most - TIE * Math.abs(most);
        int first = 0;
        while (first < candidates.count() && startingAt(first) < floor) first++;
        if (first == candidates.count()) return -1;
        for (List<Integer> plan = planFrom(first); plan.size() > 1; plan = planFrom(first)) {
            if (startingAt(plan.get(1)) < floor) break;
            first = plan.get(1);
        }
        return first;
    }

    @Override
    public List<Integer> planFrom(int i) {
        List<Integer> plan = new ArrayList<>();
        int at = i;
        for (int k = value.length - 1; k > 0 && at < candidates.count(); k--) {
            plan.add(at);
            at = follower[k][at];
        }
        double floor = TIE * Math.abs(startingAt(i));
        for (int m = plan.size() - 1; m > 0; m--) if (added(plan, m) <= floor) plan.remove(m);
        return plan;
    }

    private double added(List<Integer> plan, int m) {
        int before = plan.get(m - 1);
        int at = plan.get(m);
        int after = m + 1 < plan.size() ? plan.get(m + 1) : candidates.count();
        return candidates.credit(before, at)
                + candidates.credit(at, after)
                - candidates.cost(at)
                - candidates.credit(before, after);
    }

    @Override
    public String toString() {
        return Arrays.toString(plan()) + " worth " + best();
    }
}
