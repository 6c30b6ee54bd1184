package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;

/** One guard's word about one message. */
public sealed interface Verdict {
    /** Why, in the words of {@code reasons/guard.properties}. */
    Reason reason();

    /** The guard has nothing against it. */
    record Allow(Reason reason) implements Verdict {}

    /** Not now; at {@code until} the guards are asked again. */
    record HoldUntil(Instant until, Reason reason) implements Verdict {}

    /**
     * Never.
     *
     * @param withheld whether nothing stood in the way and it was left out on purpose: a decision not to send
     */
    record Refuse(Reason reason, boolean withheld) implements Verdict {
        /** Something stands in the way. */
        public Refuse(Reason reason) {
            this(reason, false);
        }
    }
}
