package io.kairos.timing.offpolicy;

/** The policy to be judged. */
@FunctionalInterface
public interface CandidatePolicy {

    /** P(action | context), 0 to 1; the actions of a context sum to 1. */
    double probability(String context, String action);
}
