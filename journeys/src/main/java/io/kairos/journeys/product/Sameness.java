package io.kairos.journeys.product;

/**
 * When two wants are one need.
 *
 * @param anySubject true when a customer has one need of this type at a time whatever its subject (several sofas looked at
 *     are one sofa wanted)
 * @param dateWithinDays the same subject for dates at most this many days apart is the same need with a new date; further
 *     apart it is a second need
 * @param supersedes true when a new need takes the place of the open ones of its type, false when it stands beside them
 * @param closesAll true when one purchase closes every open need it fits, false when it closes the best fitting one
 */
public record Sameness(boolean anySubject, int dateWithinDays, boolean supersedes, boolean closesAll) {}
