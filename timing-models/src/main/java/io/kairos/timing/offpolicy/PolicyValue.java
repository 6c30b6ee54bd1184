package io.kairos.timing.offpolicy;

import java.util.List;
import java.util.Locale;

/** Answer to "what would this policy have earned": an estimate, or why the log cannot say. */
public sealed interface PolicyValue {

    /** How well the log carries the question. */
    Support support();

    /**
     * Mean reward per decision under the candidate.
     *
     * @param value mean reward
     * @param standardError of the mean, from the spread of the log's decisions
     */
    record Estimate(double value, double standardError, Support support) implements PolicyValue {}

    /**
     * The log cannot carry the question.
     *
     * @param doubts at least one
     */
    record NotReliable(List<Doubt> doubts, Support support) implements PolicyValue {
        public NotReliable {
            doubts = List.copyOf(doubts);
        }

        /** The reasons in plain words, English or French. */
        public String why(Locale language) {
            return String.join(
                    " ", doubts.stream().map(each -> each.text(language)).toList());
        }
    }

    /**
     * Weights w = P(action | candidate) / propensity over the log.
     *
     * @param decisions n
     * @param effective (Σw)² / Σw²: decisions of an equally informative log of the candidate's own
     * @param meanWeight near 1 where propensities are right and the log holds what the candidate does
     * @param maxWeight of one decision
     */
    record Support(int decisions, double effective, double meanWeight, double maxWeight) {}
}
