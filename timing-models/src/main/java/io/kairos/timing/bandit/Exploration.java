package io.kairos.timing.bandit;

/** The least probability every arm keeps: p ← (1 − K·ε)·p + ε for K arms. */
final class Exploration {

    private Exploration() {}

    static void require(double epsilon, int arms) {
        if (arms == 0) throw new IllegalArgumentException("no arms: name at least one choice");
        if (!(epsilon >= 0 && epsilon * arms <= 1))
            throw new IllegalArgumentException(
                    "epsilon must lie in 0..1/" + arms + " for " + arms + " arms, was " + epsilon);
    }

    static double propensity(double own, double epsilon, int arms) {
        return (1 - arms * epsilon) * own + epsilon;
    }
}
