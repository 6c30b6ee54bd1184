package io.kairos.timing.uplift;

/**
 * Value of a policy on a randomised test with equal arms: the mean outcome of those to whom chance gave what the policy would have given.
 *
 * @param value mean outcome
 * @param standardError of the mean
 * @param matched customers it rests on
 */
public record RandomisedPolicy(double value, double standardError, int matched) {

    /**
     * @param chosen what the policy gives each customer
     * @param given what chance gave her
     * @param outcome finite
     */
    public static RandomisedPolicy of(String[] chosen, String[] given, double[] outcome) {
        if (chosen.length != given.length || given.length != outcome.length)
            throw new IllegalArgumentException("choices, arms and outcomes must be as many: " + chosen.length + ", "
                    + given.length + ", " + outcome.length);
        int matched = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (!Double.isFinite(outcome[i]))
                throw new IllegalArgumentException("outcome " + i + " is not a finite number: " + outcome[i]);
            if (!chosen[i].equals(given[i])) continue;
            matched++;
            sum += outcome[i];
            squares += outcome[i] * outcome[i];
        }
        if (matched < 2)
            throw new IllegalArgumentException(
                    "chance gave " + matched + " customers what the policy would: at least 2 are needed");
        double mean = sum / matched;
        double variance = Math.max(0, (squares - matched * mean * mean) / (matched - 1));
        return new RandomisedPolicy(mean, Math.sqrt(variance / matched), matched);
    }
}
