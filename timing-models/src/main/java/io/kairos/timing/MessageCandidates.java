package io.kairos.timing;

import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Dispatch instants with what each earns when read, in the currency of the economics, and costs while unbought. */
final class MessageCandidates extends DecayCandidates {

    private final double[] cost;
    private final double[] displaced;
    private final int[] next;

    private MessageCandidates(
            double[] seen, double[] earning, double halfLife, double[] cost, double[] displaced, int[] next) {
        super(seen, earning, halfLife);
        this.cost = cost;
        this.displaced = displaced;
        this.next = next;
    }

    static MessageCandidates of(List<Instant> dispatches, PurchaseCurve curve, TimingRequest request) {
        Economics economics = request.economics();
        Limits limits = request.limits();
        double halfLife = seconds(economics.halfLife());
        double delay = seconds(limits.readingDelay());
        double[] sent = dispatches.stream()
                .mapToDouble(at -> seconds(Duration.between(request.now(), at)))
                .toArray();
        double[] seen = new double[sent.length];
        for (int i = 0; i < sent.length; i++) seen[i] = sent[i] + delay;
        double[] earning = curve.earning(seen, halfLife);
        double[] cost = new double[sent.length];
        double[] displaced = new double[sent.length];
        double lastSeen = limits.lastSent()
                .map(last -> seconds(Duration.between(request.now(), last)) + delay)
                .orElse(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < sent.length; i++) {
            earning[i] *= economics.value() * economics.responseRate();
            cost[i] = economics.cost() * curve.survival(sent[i]);
            displaced[i] = decay(Math.max(0, seen[i] - lastSeen), halfLife) * earning[i];
        }
        return new MessageCandidates(seen, earning, halfLife, cost, displaced, next(sent, seconds(limits.minGap())));
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

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    @Override
    public double cost(int i) {
        return cost[i];
    }

    @Override
    public double displaced(int i) {
        return displaced[i];
    }

    @Override
    public int next(int i) {
        return next[i];
    }
}
