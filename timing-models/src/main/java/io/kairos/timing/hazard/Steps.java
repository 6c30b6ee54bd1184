package io.kairos.timing.hazard;

import java.util.Arrays;

/**
 * The time axis of a hazard: consecutive bins of whole units (days), walked in one direction. Durations since a start
 * walk {@link #up up}, days left before a date walk {@link #down down}.
 */
public final class Steps {

    private final int[] edges;
    private final boolean down;
    private final double[] position;

    private Steps(int[] edges, boolean down) {
        if (edges.length < 2) throw new IllegalArgumentException("a time axis needs at least one bin");
        for (int i = 1; i < edges.length; i++)
            if (edges[i] <= edges[i - 1])
                throw new IllegalArgumentException("bin edges must rise: " + Arrays.toString(edges));
        this.edges = edges;
        this.down = down;
        this.position = new double[edges.length - 1];
        double centre = log((edges[0] + 1 + edges[edges.length - 1]) / 8.0);
        for (int step = 0; step < position.length; step++)
            position[step] = log((lower(step) + upper(step)) / 2.0) - centre;
    }

    /** Bins first..upper[0], upper[0]+1..upper[1] and so on, walked from the short to the long. */
    public static Steps up(int first, int... upper) {
        return new Steps(edges(first, upper), false);
    }

    /** The same bins, walked from the long to the short. */
    public static Steps down(int first, int... upper) {
        return new Steps(edges(first, upper), true);
    }

    /** Bins of one unit up to {@code daily}, then each wider than the last, about {@code more} of them, up to {@code last}. */
    public static int[] widening(int first, int daily, int last, int more) {
        int[] upper = new int[daily - first + 1 + more];
        int used = 0;
        for (int day = first; day <= daily; day++) upper[used++] = day;
        for (int i = 1; i <= more && upper[used - 1] < last; i++) {
            double edge = (daily + .5) * StrictMath.pow((last + .5) / (daily + .5), i / (double) more);
            upper[used] = Math.min(last, Math.max(upper[used - 1] + 1, (int) Math.round(edge - .5)));
            used++;
        }
        upper[used - 1] = last;
        return Arrays.copyOf(upper, used);
    }

    private static int[] edges(int first, int... upper) {
        if (first < 0) throw new IllegalArgumentException("durations start at 0 or later, not at " + first);
        int[] edges = new int[upper.length + 1];
        edges[0] = first - 1;
        System.arraycopy(upper, 0, edges, 1, upper.length);
        return edges;
    }

    private static double log(double units) {
        return StrictMath.log(1 + units);
    }

    public int count() {
        return edges.length - 1;
    }

    public boolean isDown() {
        return down;
    }

    /** Shortest duration of the axis. */
    public int first() {
        return edges[0] + 1;
    }

    /** Longest duration of the axis. */
    public int last() {
        return edges[edges.length - 1];
    }

    /** Step that holds this duration; fails outside {@link #first}..{@link #last}. */
    public int of(int duration) {
        if (duration < first() || duration > last())
            throw new IllegalArgumentException(duration + " is outside " + first() + ".." + last());
        int found = Arrays.binarySearch(edges, duration);
        int bin = (found >= 0 ? found : -found - 1) - 1;
        return down ? count() - 1 - bin : bin;
    }

    /** Shortest duration of a step. */
    public int lower(int step) {
        return edges[bin(step)] + 1;
    }

    /** Longest duration of a step. */
    public int upper(int step) {
        return edges[bin(step) + 1];
    }

    private int bin(int step) {
        return down ? count() - 1 - step : step;
    }

    /** log(1 + middle of the step), centred within the axis. */
    double position(int step) {
        return position[step];
    }

    int[] upperEdges() {
        return Arrays.copyOfRange(edges, 1, edges.length);
    }
}
