package io.kairos.timing.uplift;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a prediction tells apart whom a message moves: customers of a randomised test in falling order of predicted uplift; after the
 * first i of N, {@code q(i) = (Y_t(i) − Y_c(i)·n_t(i)/n_c(i)) / N_t}. Source: N. Radcliffe, Using Control Groups to Target on Predicted Lift
 * (2007).
 */
public final class Qini {

    private final double coefficient;
    private final double totalUplift;
    private final double[] uplift;

    private Qini(double coefficient, double totalUplift, double[] uplift) {
        this.coefficient = coefficient;
        this.totalUplift = totalUplift;
        this.uplift = uplift;
    }

    /**
     * @param predicted uplift of each customer; equals keep their order
     * @param treated whether chance gave her the message
     * @param outcome 0 or 1, or an amount
     */
    public static Qini of(double[] predicted, boolean[] treated, double[] outcome) {
        int all = predicted.length;
        if (all == 0 || treated.length != all || outcome.length != all)
            throw new IllegalArgumentException("predictions, treatments and outcomes must be as many and not none: "
                    + all + ", " + treated.length + ", " + outcome.length);
        for (int i = 0; i < all; i++)
            if (!Double.isFinite(predicted[i]) || !Double.isFinite(outcome[i]))
                throw new IllegalArgumentException("customer " + i + " has predicted " + predicted[i] + " and outcome "
                        + outcome[i] + ": both must be finite");
        int[] order = IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -predicted[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int withMessage = 0;
        double gained = 0;
        double baseline = 0;
        double[] curve = new double[all];
        double[] uplift = new double[all];
        for (int i = 0; i < all; i++) {
            int who = order[i];
            if (treated[who]) {
                withMessage++;
                gained += outcome[who];
            } else baseline += outcome[who];
            int without = i + 1 - withMessage;
            curve[i] = gained - baseline * withMessage / Math.max(without, 1);
            uplift[i] = gained / Math.max(withMessage, 1) - baseline / Math.max(without, 1);
        }
        if (withMessage == 0 || withMessage == all)
            throw new IllegalArgumentException(
                    withMessage + " of " + all + " customers were treated: both groups are needed");
        double total = curve[all - 1] / withMessage;
        double sum = 0;
        for (int i = 0; i < all; i++) sum += curve[i] / withMessage - (i + 1.0) / all * total;
        return new Qini(sum / all, total, uplift);
    }

    /** Mean over i of {@code q(i) − i/N·q(N)}: 0 for an order by chance. */
    public double coefficient() {
        return coefficient;
    }

    /** q(N): the average effect. */
    public double totalUplift() {
        return totalUplift;
    }

    /** Effect among the share of customers with the highest prediction, 0 to 1. */
    public double upliftOfTop(double share) {
        int first = (int) (share * uplift.length);
        if (!(share <= 1) || first < 1)
            throw new IllegalArgumentException("share must name at least one customer and at most all, was " + share);
        return uplift[first - 1];
    }
}
