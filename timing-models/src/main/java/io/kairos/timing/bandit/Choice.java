package io.kairos.timing.bandit;

/**
 * What was chosen and how probable that was; both must be logged, or no other policy can be judged on the log.
 *
 * @param arm the choice
 * @param propensity P(this arm | what was known), above 0, at most 1
 * @param explored whether the choice was a matter of chance at all
 */
public record Choice(String arm, double propensity, boolean explored) {}
