package io.kairos.timing.placement;

/**
 * Candidate instants 0..count−1 in order of time; index count means "never". Credits must satisfy, for a &lt; b &lt; c
 * &lt; d, {@code credit(a,c) + credit(b,d) ≥ credit(a,d) + credit(b,c)} (the Monge condition), as every kernel does that
 * falls with the time between message and purchase.
 */
public interface Candidates {

    int count();

    /** What message i earns if the next one goes at j; j = count: none follows. */
    double credit(int i, int j);

    /** Expected cost of message i. */
    default double cost(int i) {
        return 0;
    }

    /** What message i, sent first, takes over from a message sent before this plan. */
    default double displaced(int i) {
        return 0;
    }

    /** First candidate at which another message may follow message i; above i, at most count. */
    default int next(int i) {
        return i + 1;
    }
}
