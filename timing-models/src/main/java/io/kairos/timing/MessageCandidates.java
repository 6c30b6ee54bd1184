package io.kairos.timing;

import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Duration;
import java.time.Instant;

/** Dispatch instants with what each earns when read, in the currency of the economics, and costs while unbought. */
final class MessageCandidates extends DecayCandidates {

    private final double[] cost;
    /** What is left of the effect of an earlier message when the first of these is read. */
    private final double left;

    private final int[] next;

    private MessageCandidates(
            double[] seen, double[] earning, double halfLife, double[] cost, double left, int[] next) {
        super(seen, earning, halfLife);
        this.cost = cost;
        this.left = left;
        this.next = next;
    }

    static MessageCandidates of(Dispatches dispatches, PurchaseCurve curve, TimingRequest request) {
        Economics economics = request.economics();
        Limits limits = request.limits();
        long origin = request.now().getEpochSecond();
        double halfLife = Dispatches.seconds(economics.halfLife());
        double delay = Dispatches.seconds(limits.readingDelay());
        double[] sent = dispatches.after(origin);
        double[] seen = new double[sent.length];
        for (int i = 0; i < sent.length; i++) seen[i] = sent[i] + delay;
        double[] earning = curve.earning(seen, halfLife);
        double most = economics.value() * economics.responseRate();
        for (int i = 0; i < sent.length; i++) earning[i] *= most;
        double[] cost = new double[sent.length];
        if (economics.cost() > 0) {
            double[] unbought = curve.survival(sent);
            for (int i = 0; i < cost.length; i++) cost[i] = economics.cost() * unbought[i];
        }
        double left = 0;
        if (sent.length > 0 && limits.lastSent().isPresent()) {
            Duration ago = Duration.between(limits.lastSent().orElseThrow(), Instant.ofEpochSecond(origin));
            left = decay(Math.max(0, sent[0] + Dispatches.seconds(ago)), halfLife);
        }
        double gap = Dispatches.seconds(limits.minGap());
        return new MessageCandidates(seen, earning, halfLife, cost, left, next(sent, gap));
    }

    private static int[] next(double[] sent, double gap) {
        int[] next = new int[sent.length];
        int after = 0;
        for (int i = 0; i < sent.length; i++) {
            after = Math.max(after, i + 1);
            while (after < sent.length && sent[after] < sent[i] + gap) after++;
            next[i] = after;
        }
        return next;
    }

    @Override
    public double cost(int i) {
        return cost[i];
    }

    @Override
    public double displaced(int i) {
        return left == 0 ? 0 : left * discounted(i);
    }

    @Override
    public int next(int i) {
        return next[i];
    }
}
