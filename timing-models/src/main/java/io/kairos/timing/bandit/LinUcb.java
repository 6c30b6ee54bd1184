package io.kairos.timing.bandit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * LinUCB with one linear model per arm: the arm with the largest {@code θᵀx + α·√(xᵀA⁻¹x)}, A = λI + Σxxᵀ, θ = A⁻¹Σrx. The rule itself
 * is certain; to leave a log that can be evaluated every arm keeps the propensity ε, so that the best has 1 − (K−1)·ε. Equal
 * scores: the first by name. Source: L. Li, W. Chu, J. Langford, R. Schapire, WWW 2010, algorithm 1. Immutable.
 */
public final class LinUcb {

    private final List<String> names;
    private final List<LinearArm> arms;
    private final double alpha;
    private final double epsilon;

    private LinUcb(List<String> names, List<LinearArm> arms, double alpha, double epsilon) {
        this.names = names;
        this.arms = arms;
        this.alpha = alpha;
        this.epsilon = epsilon;
    }

    /**
     * @param names of the arms, each once
     * @param features length of x, 1 or more; put a constant 1 among them
     * @param ridge λ, above 0
     * @param alpha width of the confidence bound in standard deviations of a reward, 0 or more
     * @param epsilon least probability of every arm, 0 to 1/K
     */
    public static LinUcb of(Collection<String> names, int features, double ridge, double alpha, double epsilon) {
        List<String> ordered = List.copyOf(new TreeSet<>(names));
        Exploration.require(epsilon, ordered.size());
        if (features < 1) throw new IllegalArgumentException("features must be 1 or more, was " + features);
        if (!(ridge > 0 && ridge < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("ridge must be above 0, was " + ridge);
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("alpha must be 0 or more, was " + alpha);
        return new LinUcb(
                ordered, Collections.nCopies(ordered.size(), LinearArm.fresh(features, ridge)), alpha, epsilon);
    }

    /** Arms in the order of their names. */
    public List<String> arms() {
        return names;
    }

    /** θᵀx: the reward expected of this arm. */
    public double expected(String arm, double[] x) {
        return arms.get(index(arm)).expected(checked(x));
    }

    /** θᵀx + α·√(xᵀA⁻¹x): what the rule ranks by. */
    public double score(String arm, double[] x) {
        return arms.get(index(arm)).score(checked(x), alpha);
    }

    /** P(arm is chosen for x). */
    public double propensity(String arm, double[] x) {
        return Exploration.propensity(index(arm) == best(checked(x)) ? 1 : 0, epsilon, names.size());
    }

    public Choice choose(double[] x, Draw draw) {
        int best = best(checked(x));
        int chosen = best;
        if (epsilon > 0) {
            SplittableRandom random = draw.random();
            if (random.nextDouble() < epsilon * names.size()) chosen = random.nextInt(names.size());
        }
        double propensity = Exploration.propensity(chosen == best ? 1 : 0, epsilon, names.size());
        return new Choice(names.get(chosen), propensity, epsilon > 0 && names.size() > 1);
    }

    /** After the outcome of one choice. */
    public LinUcb updated(String arm, double[] x, double reward) {
        if (!Double.isFinite(reward))
            throw new IllegalArgumentException("reward of " + arm + " must be a finite number, was " + reward);
        int at = index(arm);
        List<LinearArm> after = new ArrayList<>(arms);
        after.set(at, arms.get(at).updated(checked(x), reward));
        return new LinUcb(names, Collections.unmodifiableList(after), alpha, epsilon);
    }

    private int best(double[] x) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int arm = 0; arm < arms.size(); arm++) {
            double score = arms.get(arm).score(x, alpha);
            if (score > most) {
                most = score;
                best = arm;
            }
        }
        return best;
    }

    private double[] checked(double[] x) {
        int features = arms.get(0).features();
        if (x.length != features)
            throw new IllegalArgumentException("x must have " + features + " features, has " + x.length);
        for (int i = 0; i < x.length; i++)
            if (!Double.isFinite(x[i]))
                throw new IllegalArgumentException("x[" + i + "] must be a finite number, was " + x[i]);
        return x;
    }

    private int index(String arm) {
        int at = names.indexOf(arm);
        if (at < 0) throw new IllegalArgumentException("unknown arm " + arm + ", known are " + names);
        return at;
    }
}
