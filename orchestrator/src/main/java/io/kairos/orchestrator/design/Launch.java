package io.kairos.orchestrator.design;

import java.time.Instant;
import java.util.Optional;

/**
 * A launch that was asked for.
 *
 * @param draftRevision of the draft it came from
 */
record Launch(
        String journeyId,
        int version,
        State state,
        String source,
        People people,
        String note,
        Optional<Integer> draftRevision,
        Optional<Instant> startAt,
        String askedBy,
        String requestHash) {

    enum State {
        WAITING("waiting-for-approval"),
        SCHEDULED("scheduled"),
        LIVE("live"),
        WITHDRAWN("withdrawn"),
        FAILED("failed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a launch: " + code);
        }
    }

    boolean isWaiting() {
        return state == State.WAITING || state == State.SCHEDULED;
    }
}
