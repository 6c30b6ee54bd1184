package io.kairos.timing.placement;

/**
 * Candidates under a decaying effect: a message seen Δ before the purchase earns 2^(−Δ/h). With g(i) the expected earning
 * of message i alone, {@code credit(i,j) = g(i) − 2^(−(t_j − t_i)/h) · g(j)}.
 */
public class DecayCandidates implements Candidates {

    /** Beyond so many half-lives the factored form of the decay would overflow. */
    private static final double FACTORED_SPAN = 900;

    private final double[] seen;
    private final double[] earning;
    private final double halfLife;
    private final double[] fall;
    private final double[] rise;
    private final double[] discounted;

    /**
     * @param seen t_i, rising, in the unit of {@code halfLife}
     * @param earning g(i), see {@link #dayGrid} and {@link PurchaseCurve#earning}
     */
    public DecayCandidates(double[] seen, double[] earning, double halfLife) {
        this.seen = seen.clone();
        this.earning = earning.clone();
        this.halfLife = halfLife;
        boolean factored = seen.length > 0 && (seen[seen.length - 1] - seen[0]) / halfLife < FACTORED_SPAN;
        this.fall = new double[factored ? seen.length : 0];
        this.rise = new double[factored ? seen.length : 0];
        Decay decay = new Decay(halfLife);
        for (int i = 0; i < fall.length; i++) {
            fall[i] = i == 0 ? 1 : fall[i - 1] * decay.of(seen[i] - seen[i - 1]);
            rise[i] = 1 / fall[i];
        }
        this.discounted = new double[fall.length];
        for (int i = 0; i < fall.length; i++) discounted[i] = fall[i] * earning[i];
    }

    /** A grid of steps of 1, purchases at the step itself: g(i) = p(i) + 2^(−1/h) · g(i+1). */
    public static DecayCandidates dayGrid(double[] pmf, double halfLife) {
        double[] seen = new double[pmf.length];
        double[] earning = pmf.clone();
        double step = decay(1, halfLife);
        for (int i = pmf.length - 1; i >= 0; i--) {
            seen[i] = i;
            if (i + 1 < pmf.length) earning[i] += step * earning[i + 1];
        }
        return new DecayCandidates(seen, earning, halfLife);
    }

    /** 2^(−time/halfLife). */
    public static double decay(double time, double halfLife) {
        return Decay.of(time, halfLife);
    }

    @Override
    public int count() {
        return seen.length;
    }

    /** g(i): what message i alone earns. */
    public final double earning(int i) {
        return earning[i];
    }

    @Override
    public final double credit(int i, int j) {
        if (j == seen.length) return earning[i];
        double left = fall.length > 0 ? fall[j] * rise[i] : decay(seen[j] - seen[i], halfLife);
        return earning[i] - left * earning[j];
    }

    /** What each message j of a range takes over from message i before it: g(i) − credit(i,j). */
    final void taken(int i, int from, int to, double[] into) {
        if (factored()) {
            double up = rise[i];
            for (int j = from; j < to; j++) into[j] = up * discounted[j];
        } else {
            for (int j = from; j < to; j++) into[j] = decay(seen[j] - seen[i], halfLife) * earning[j];
        }
    }

    /** Whether {@link #rise} and {@link #discounted} are in range, so that credit(i,j) = g(i) − rise(i) · discounted(j). */
    final boolean factored() {
        return fall.length > 0;
    }

    /** 2^((t_i − t_0)/h). */
    final double rise(int i) {
        return rise[i];
    }

    /** 2^(−(t_j − t_0)/h) · g(j). */
    protected final double discounted(int j) {
        return factored() ? discounted[j] : decay(seen[j] - seen[0], halfLife) * earning[j];
    }
}
