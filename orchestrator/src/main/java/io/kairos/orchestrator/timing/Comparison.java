package io.kairos.orchestrator.timing;

import java.util.Locale;
import java.util.Map;

/**
 * Candidate against the model in force on the same cases of the last period: mean log scores, their mean difference
 * (candidate − live; negative is better) and its standard error {@code s/√n} of the paired differences. The candidate is
 * worse if it is so by more than one standard error; what cannot be told apart is not worse, and is newer.
 *
 * @param cases scored by both
 */
record Comparison(int cases, double candidate, double live, double difference, double standardError) {

    static Comparison of(double[] candidate, double[] live) {
        if (candidate.length != live.length || candidate.length < 2)
            throw new IllegalArgumentException(
                    "both score the same cases, at least 2; " + candidate.length + " and " + live.length);
        double sum = 0;
        double sumLive = 0;
        for (int i = 0; i < candidate.length; i++) {
            sum += candidate[i];
            sumLive += live[i];
        }
        int n = candidate.length;
        double mean = (sum - sumLive) / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = candidate[i] - live[i] - mean;
            squares += off * off;
        }
        return new Comparison(n, sum / n, sumLive / n, mean, Math.sqrt(squares / (n - 1) / n));
    }

    boolean worse() {
        return !(difference <= standardError);
    }

    Finding finding() {
        return new Finding(
                worse() ? "worse" : difference < 0 ? "better" : "not-worse",
                Map.of(
                        "difference", number(Math.abs(difference)),
                        "se", number(standardError),
                        "cases", Integer.toString(cases)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
