package io.kairos.timing.bandit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Thompson sampling for yes-or-no rewards: draw p_a ~ Beta(a_a, b_a) for every arm and take the largest; with probability K·ε take
 * any arm instead. P(arm) = (1 − K·ε)·∫ f_a(x)·Π_{b≠a} F_b(x) dx + ε, by quadrature to 1e-6. Source: W. R. Thompson, Biometrika 25
 * (1933); O. Chapelle, L. Li, NIPS 2011. Arms start at Beta(1, 1) or at what is believed of them. Immutable.
 */
public final class ThompsonSampling {

    private final List<String> names;
    private final List<BetaLaw> laws;
    private final double epsilon;

    private ThompsonSampling(List<String> names, List<BetaLaw> laws, double epsilon) {
        Exploration.require(epsilon, names.size());
        this.names = names;
        this.laws = laws;
        this.epsilon = epsilon;
    }

    /**
     * @param beliefs by arm; a uniform law where nothing is known
     * @param epsilon least probability of every arm, 0 to 1/K; 0 leaves logs that carry no evaluation of other policies
     */
    public static ThompsonSampling of(Map<String, BetaLaw> beliefs, double epsilon) {
        TreeMap<String, BetaLaw> ordered = new TreeMap<>(beliefs);
        return new ThompsonSampling(List.copyOf(ordered.keySet()), List.copyOf(ordered.values()), epsilon);
    }

    /** Arms in the order of their names. */
    public List<String> arms() {
        return names;
    }

    public BetaLaw belief(String arm) {
        return laws.get(index(arm));
    }

    /** The choice with its propensity. */
    public Choice choose(Draw draw) {
        int arm = pick(draw.random());
        double propensity = Exploration.propensity(probabilityBest(arm), epsilon, names.size());
        return new Choice(names.get(arm), Math.min(1, propensity), names.size() > 1);
    }

    /** The same choice without its propensity, which costs more than the choice; only where nothing is ever to be learnt from the log. */
    public String draw(Draw draw) {
        return names.get(pick(draw.random()));
    }

    /** P(arm is chosen). */
    public double propensity(String arm) {
        return Exploration.propensity(probabilityBest(index(arm)), epsilon, names.size());
    }

    /** After the outcome of one choice; a reward between 0 and 1 counts as that share of a success. */
    public ThompsonSampling updated(String arm, double reward) {
        if (!(reward >= 0 && reward <= 1))
            throw new IllegalArgumentException("reward of " + arm + " must lie in 0..1, was " + reward);
        int at = index(arm);
        List<BetaLaw> after = new ArrayList<>(laws);
        after.set(at, laws.get(at).after(reward, 1));
        return new ThompsonSampling(names, Collections.unmodifiableList(after), epsilon);
    }

    private int pick(SplittableRandom random) {
        if (epsilon > 0 && random.nextDouble() < epsilon * names.size()) return random.nextInt(names.size());
        int best = 0;
        double most = -1;
        for (int arm = 0; arm < names.size(); arm++) {
            double sample = laws.get(arm).sample(random);
            if (sample > most) {
                most = sample;
                best = arm;
            }
        }
        return best;
    }

    private double probabilityBest(int arm) {
        return names.size() == 1 ? 1 : BestArm.probabilities(laws)[arm];
    }

    private int index(String arm) {
        int at = names.indexOf(arm);
        if (at < 0) throw new IllegalArgumentException("unknown arm " + arm + ", known are " + names);
        return at;
    }
}
