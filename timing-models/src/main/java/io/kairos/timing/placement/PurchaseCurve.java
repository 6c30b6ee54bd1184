package io.kairos.timing.placement;

import java.util.Arrays;

/**
 * Density of the purchase instant: slots between rising edges, each with its probability spread evenly. What is missing to
 * 1 buys after the last edge or never.
 */
public final class PurchaseCurve {

    private static final double LN_2 = 0.6931471805599453;

    private final double[] edges;
    private final double[] cumulated;

    /**
     * @param edges n+1 instants, rising, in any one unit of time
     * @param mass n probabilities
     */
    public PurchaseCurve(double[] edges, double[] mass) {
        if (edges.length != mass.length + 1)
            throw new IllegalArgumentException(mass.length + " slots need " + (mass.length + 1) + " edges");
        this.edges = edges.clone();
        this.cumulated = new double[edges.length];
        for (int slot = 0; slot < mass.length; slot++) cumulated[slot + 1] = cumulated[slot] + mass[slot];
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
        for (int slot = 0; slot + 1 < edges.length; slot++) {
            double mass = cumulated[slot + 1] - cumulated[slot];
            if (cumulated[slot + 1] >= p && mass > 0)
                return edges[slot] + (p - cumulated[slot]) / mass * (edges[slot + 1] - edges[slot]);
        }
        return Double.NaN;
    }

    /** P(purchase in [t, t + width)). */
    public double within(double t, double width) {
        return bought(t + width) - bought(t);
    }

    /**
     * g at each of the rising instants t: the expected 2^(−(purchase − t)/halfLife) over purchases at or after t, by one
     * backward pass.
     */
    public double[] earning(double[] instants, double halfLife) {
        double[] earning = new double[instants.length];
        int slot = edges.length - 2;
        double later = 0;
        for (int i = instants.length - 1; i >= 0; i--) {
            double t = Math.max(instants[i], edges[0]);
            while (slot >= 0 && edges[slot] > t) later = seenAt(edges[slot], slot--, later, halfLife);
            double onEdge = slot < 0 || t >= edges[edges.length - 1] ? 0 : seenAt(t, slot, later, halfLife);
            earning[i] = onEdge * DecayCandidates.decay(t - instants[i], halfLife);
        }
        return earning;
    }

    /** From g at the end of the slot to g at t within it. */
    private double seenAt(double t, int slot, double later, double halfLife) {
        double left = edges[slot + 1] - t;
        double density = (cumulated[slot + 1] - cumulated[slot]) / (edges[slot + 1] - edges[slot]);
        double decay = DecayCandidates.decay(left, halfLife);
        return density * halfLife / LN_2 * (1 - decay) + decay * later;
    }

    private int slot(double t) {
        int found = Arrays.binarySearch(edges, t);
        return found >= 0 ? found : -found - 2;
    }
}
