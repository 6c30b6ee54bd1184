package io.kairos.timing.placement;

import java.util.Arrays;

/**
 * Density of the purchase instant: slots between rising edges, each with its probability spread evenly. What is missing to
 * 1 buys after the last edge or never.
 */
public final class PurchaseCurve {

    /** Stands for a slot whose probability is spread evenly. */
    public static final double EVEN = -1;

    private static final double LN_2 = 0.6931471805599453;

    private final double[] edges;
    private final double[] cumulated;
    private final double[] kept;
    private final double keptHalfLife;

    private PurchaseCurve(double[] edges, double[] mass, double[] kept, double keptHalfLife) {
        if (edges.length != mass.length + 1)
            throw new IllegalArgumentException(mass.length + " slots need " + (mass.length + 1) + " edges");
        this.edges = edges;
        this.kept = kept;
        this.keptHalfLife = keptHalfLife;
        this.cumulated = new double[edges.length];
        for (int slot = 0; slot < mass.length; slot++) cumulated[slot + 1] = cumulated[slot] + mass[slot];
    }

    /**
     * @param edges n+1 instants, rising, in any one unit of time
     * @param mass n probabilities
     */
    public PurchaseCurve(double[] edges, double[] mass) {
        this(edges.clone(), mass, new double[0], Double.NaN);
    }

    /**
     * A curve some of whose slots are coarse: how the probability spreads within is known by what a message sent at the start of
     * the slot earns of it.
     *
     * @param edges n+1 instants, rising; not changed by the caller any more
     * @param kept E[2^(−(purchase − start)/halfLife)] over a purchase in the slot, or {@link #EVEN}; not changed any more
     */
    public static PurchaseCurve of(double[] edges, double[] mass, double[] kept, double halfLife) {
        return new PurchaseCurve(edges, mass, kept, halfLife);
    }

    /** P(a purchase within the curve). */
    public double total() {
        return cumulated[cumulated.length - 1];
    }

    /** The same shape, given that the purchase falls within the curve; as it is if nothing does. */
    public PurchaseCurve given() {
        double total = total();
        double[] mass = new double[edges.length - 1];
        for (int slot = 0; slot < mass.length; slot++) mass[slot] = (cumulated[slot + 1] - cumulated[slot]) / total;
        return total > 0 ? new PurchaseCurve(edges, mass) : this;
    }

    /** P(no purchase before t). */
    public double survival(double t) {
        return 1 - bought(t);
    }

    private double bought(double t) {
        int slot = slot(t);
        if (slot < 0) return 0;
        if (slot >= edges.length - 1) return cumulated[slot];
        double share = (t - edges[slot]) / (edges[slot + 1] - edges[slot]);
        return cumulated[slot] + share * (cumulated[slot + 1] - cumulated[slot]);
    }

    /** The t with P(purchase before t) = p; NaN if so many never buy within the curve. */
    public double quantile(double p) {
        if (!(p > 0 && p <= total())) return p == 0 ? edges[0] : Double.NaN;
        int low = 0;
        int high = cumulated.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (cumulated[middle] >= p) high = middle;
            else low = middle;
        }
        double share = (p - cumulated[low]) / (cumulated[high] - cumulated[low]);
        return edges[low] + share * (edges[high] - edges[low]);
    }

    /** P(purchase in [t, t + width)). */
    public double within(double t, double width) {
        return bought(t + width) - bought(t);
    }

    /** P(no purchase before t) at each of the rising instants. */
    public double[] survival(double[] rising) {
        double[] survival = new double[rising.length];
        int slot = 0;
        for (int i = 0; i < survival.length; i++) {
            while (slot + 2 < edges.length && edges[slot + 1] <= rising[i]) slot++;
            double within = 0;
            if (rising[i] > edges[slot])
                within = Math.min((rising[i] - edges[slot]) / (edges[slot + 1] - edges[slot]), 1);
            survival[i] = 1 - cumulated[slot] - within * (cumulated[slot + 1] - cumulated[slot]);
        }
        return survival;
    }

    /**
     * g at each of the rising instants t: the expected 2^(−(purchase − t)/halfLife) over purchases at or after t, by one
     * backward pass.
     */
    public double[] earning(double[] instants, double halfLife) {
        double[] earning = new double[instants.length];
        Decay decay = new Decay(halfLife);
        int slot = edges.length - 2;
        double later = 0;
        for (int i = instants.length - 1; i >= 0; i--) {
            double t = Math.max(instants[i], edges[0]);
            while (slot >= 0 && edges[slot] >= t) later = seenAt(edges[slot], slot--, later, decay, halfLife);
            double onEdge = later;
            if (t >= edges[edges.length - 1]) onEdge = 0;
            else if (t != edges[slot + 1]) onEdge = seenAt(t, slot, later, decay, halfLife);
            earning[i] = t > instants[i] ? onEdge * decay.of(t - instants[i]) : onEdge;
        }
        return earning;
    }

    /** From g at the end of the slot to g at t within it. */
    private double seenAt(double t, int slot, double later, Decay decays, double halfLife) {
        double left = edges[slot + 1] - t;
        double mass = cumulated[slot + 1] - cumulated[slot];
        double decay = decays.of(left);
        if (t == edges[slot] && halfLife == keptHalfLife && kept[slot] != EVEN)
            return mass * kept[slot] + decay * later;
        double density = mass / (edges[slot + 1] - edges[slot]);
        return density * halfLife / LN_2 * (1 - decay) + decay * later;
    }

    private int slot(double t) {
        int found = Arrays.binarySearch(edges, t);
        return found >= 0 ? found : -found - 2;
    }
}
