package io.kairos.timing.placement;

/**
 * Best followers under a decaying effect, all of them in one backward pass: as {@code credit(i,j) = g(i) − u_i · G_j} with
 * {@code u_i = 2^((t_i − t_0)/h)} rising and {@code G_j = 2^(−(t_j − t_0)/h) · g(j)} falling in time, the best j for message
 * i is the highest of the lines {@code u ↦ F(j) − u · G_j} at {@code u_i}. Going back in time lines come in order of slope
 * and questions in order of u, so that a queue of the lines on the upper envelope answers each in constant time: O(N).
 */
final class Envelope {

    private final DecayCandidates candidates;
    private final double[] discounted;
    private final int[] line;
    private int oldest;
    private int newest;

    Envelope(DecayCandidates candidates) {
        int count = candidates.count();
        this.candidates = candidates;
        this.line = new int[count + 1];
        this.discounted = new double[count + 1];
        for (int j = 0; j < count; j++) discounted[j] = candidates.discounted(j);
    }

    /**
     * @param later F: value of the best plan with one message less, by its first message; 0 at "never"
     * @param value receives the value by first message
     * @param follower receives the best follower; of equals the earlier
     */
    void solve(double[] later, double[] value, int[] follower) {
        int count = candidates.count();
        oldest = 0;
        newest = 0;
        line[0] = count;
        int added = count;
        for (int i = count - 1; i >= 0; i--) {
            int from = candidates.next(i);
            while (added > from) add(--added, later);
            double rise = candidates.rise(i);
            int best = line[oldest];
            double most = at(best, rise, later);
            while (oldest < newest) {
                int next = line[oldest + 1];
                double earned = at(next, rise, later);
                if (!(earned >= most)) break;
                best = next;
                most = earned;
                oldest++;
            }
            follower[i] = best;
            value[i] = candidates.earning(i) + most - candidates.cost(i);
        }
    }

    private double at(int j, double rise, double[] later) {
        return later[j] - rise * discounted[j];
    }

    private void add(int j, double[] later) {
        while (oldest <= newest) {
            int top = line[newest];
            if (discounted[j] <= discounted[top]) {
                if (later[j] < later[top]) return;
            } else if (newest == oldest || !covered(j, top, line[newest - 1], later)) break;
            newest--;
        }
        line[++newest] = j;
    }

    /**
     * Whether the line between two others is nowhere the highest: it meets the new one no sooner than the one before. Slopes rise from
     * line to line, so that the two crossings compare without a division.
     */
    private boolean covered(int j, int top, int before, double[] later) {
        return (later[j] - later[top]) * (discounted[top] - discounted[before])
                >= (later[top] - later[before]) * (discounted[j] - discounted[top]);
    }
}
