package io.kairos.timing.offpolicy;

/**
 * One past decision: what was known, what was done, how probable that was, what it brought.
 *
 * @param context group of customers or positions that the reward model and the policies tell apart
 * @param action what was done
 * @param propensity P(this action | what was known) under the policy that logged it, above 0, at most 1
 * @param reward finite
 */
public record LoggedDecision(String context, String action, double propensity, double reward) {

    public LoggedDecision {
        if (!(propensity > 0 && propensity <= 1))
            throw new IllegalArgumentException("propensity must lie above 0 and at most at 1, was " + propensity
                    + " for " + action + " in " + context
                    + ": log the probability each choice had; a choice that could not happen cannot be in the log");
        if (!Double.isFinite(reward))
            throw new IllegalArgumentException(
                    "reward must be a finite number, was " + reward + " for " + action + " in " + context);
    }
}
