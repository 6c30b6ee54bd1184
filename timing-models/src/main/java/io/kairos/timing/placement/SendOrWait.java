package io.kairos.timing.placement;

import io.kairos.timing.fatigue.Fatigue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When to send any number of messages, each of which can bring about the purchase, to a customer whom they tire: a backward
 * dynamic program over steps t and the fatigue level m. With {@code rel_t = h_t / max h} and {@code p = q·rel_t·(1−m)},
 * <pre>
 * wait = (1−h_t)·W_{t+1}(ρm)
 * send = −c + V·p − (1−p)·u(m)·L + (1−p)·(1−u(m))·(1−h_t)·W_{t+1}(ρ·(m + κ(1−m)))
 * </pre>
 * on a grid of levels, between which W is interpolated: within 2e-3 of published values with 201 levels. Source: the dosage of
 * Liao et al. 2020 (HeartSteps) in the mailing programs of Simester, Sun, Tsitsiklis 2006.
 */
public final class SendOrWait {

    private final double[] hazard;
    private final double mostHazard;
    private final Fatigue law;
    private final Terms terms;
    private final double left;
    private final double[][] worth;

    /**
     * @param response q: P(a message brings the purchase | at the highest hazard, rested), 0..1
     * @param value V of a purchase
     * @param cost c of a message
     * @param loss L of an unsubscription
     */
    public record Terms(double response, double value, double cost, double loss) {
        public Terms {
            if (!(response >= 0 && response <= 1))
                throw new IllegalArgumentException("response must lie in 0..1, was " + response);
            if (!(value >= 0)) throw new IllegalArgumentException("value must be 0 or more, was " + value);
            if (!(cost >= 0)) throw new IllegalArgumentException("cost must be 0 or more, was " + cost);
            if (!(loss >= 0)) throw new IllegalArgumentException("loss must be 0 or more, was " + loss);
        }
    }

    private SendOrWait(double[] hazard, Duration step, Fatigue law, Terms terms, int levels) {
        this.hazard = hazard.clone();
        this.law = law;
        this.terms = terms;
        this.left = law.after(1, step);
        double most = 0;
        for (double each : hazard) most = Math.max(most, each);
        this.mostHazard = most;
        this.worth = new double[hazard.length + 1][levels];
        for (int t = hazard.length - 1; t >= 0; t--)
            for (int l = 0; l < levels; l++) {
                double m = l / (levels - 1.0);
                worth[t][l] = Math.max(waiting(t, m), sending(t, m));
            }
    }

    /**
     * @param hazard h_t = P(purchase in step t | none before), 0..1
     * @param step length of a step
     * @param levels of the grid, 2 or more
     */
    public static SendOrWait of(double[] hazard, Duration step, Fatigue law, Terms terms, int levels) {
        if (levels < 2) throw new IllegalArgumentException("levels must be 2 or more, was " + levels);
        for (int t = 0; t < hazard.length; t++)
            if (!(hazard[t] >= 0 && hazard[t] <= 1))
                throw new IllegalArgumentException("hazard[" + t + "] must lie in 0..1, was " + hazard[t]);
        return new SendOrWait(hazard, step, law, terms, levels);
    }

    /** Expected net value of acting best from the first step on. */
    public double value(double level) {
        return worth(0, level);
    }

    /** Steps at which a message goes while nothing is bought, from this level on. */
    public List<Integer> plan(double level) {
        List<Integer> plan = new ArrayList<>();
        double m = level;
        for (int t = 0; t < hazard.length; t++) {
            boolean send = sends(t, m);
            if (send) plan.add(t);
            m = left * (send ? law.sent(m) : m);
        }
        return plan;
    }

    /** Expected net value of sending exactly at these steps. */
    public double value(List<Integer> plan, double level) {
        double value = 0;
        double reached = 1;
        double m = level;
        for (int t = 0; t < hazard.length; t++) {
            if (plan.contains(t)) {
                double p = converts(t, m);
                value += reached * now(p, m);
                reached *= (1 - p) * (1 - law.unsubscribe(m));
                m = law.sent(m);
            }
            reached *= 1 - hazard[t];
            m *= left;
        }
        return value;
    }

    /** Whether a message goes at this step, at this level of fatigue. */
    boolean sends(int t, double m) {
        return sending(t, m) > waiting(t, m);
    }

    private double waiting(int t, double m) {
        return (1 - hazard[t]) * worth(t + 1, left * m);
    }

    private double sending(int t, double m) {
        double p = converts(t, m);
        return now(p, m) + (1 - p) * (1 - law.unsubscribe(m)) * (1 - hazard[t]) * worth(t + 1, left * law.sent(m));
    }

    private double now(double p, double m) {
        return -terms.cost() + terms.value() * p - (1 - p) * law.unsubscribe(m) * terms.loss();
    }

    private double converts(int t, double m) {
        return mostHazard > 0 ? terms.response() * hazard[t] / mostHazard * law.response(m) : 0;
    }

    private double worth(int t, double m) {
        double at = m * (worth[t].length - 1);
        int cell = Math.min((int) at, worth[t].length - 2);
        return worth[t][cell] + (at - cell) * (worth[t][cell + 1] - worth[t][cell]);
    }
}
