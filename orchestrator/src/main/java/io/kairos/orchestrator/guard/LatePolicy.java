package io.kairos.orchestrator.guard;

import java.time.Duration;

/**
 * What becomes of a step's message that comes late, after a stop of the program or a jam.
 *
 * @param limit less late than this is not late
 * @param then what happens to one that is later
 */
public record LatePolicy(Duration limit, Action then) {
    /** What happens. */
    public enum Action {
        /** The timing model finds a new moment. */
        PREDICT,
        /** This message is left out; the journey goes on. */
        SKIP,
        /** This message is left out, and the customer leaves the journey. */
        EXPIRE
    }
}
