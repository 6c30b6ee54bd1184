package io.kairos.timing;

/**
 * What the decision and its alternatives are worth: expected net value over no further message, in the currency of the
 * economics.
 *
 * @param chosen of the whole plan
 * @param atOnce of the plan whose first message goes at the earliest admissible instant, the rest placed anew
 * @param best of the best plan; above {@code chosen} only where an earlier decision is kept because moving gains too little
 */
public record Worth(double chosen, double atOnce, double best) {

    /** Of not sending. */
    static final Worth NOTHING = new Worth(0, 0, 0);
}
