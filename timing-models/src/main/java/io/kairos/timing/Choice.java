package io.kairos.timing;

/**
 * How the action came about.
 *
 * @param propensity probability with which this action was taken in this context, to be logged: above 0, 1 where nothing was
 *     left to chance
 * @param explored whether chance took another action than the best known one
 */
public record Choice(double propensity, boolean explored) {

    /** Nothing was left to chance. */
    public static final Choice CERTAIN = new Choice(1, false);

    public Choice {
        if (!(propensity > 0 && propensity <= 1))
            throw new IllegalArgumentException("propensity must lie above 0 and at most at 1, was " + propensity);
    }
}
