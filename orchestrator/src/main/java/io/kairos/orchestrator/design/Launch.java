package io.kairos.orchestrator.design;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A launch that was asked for.
 *
 * @param draftRevision of the draft it came from
 * @param productTypes whose customers enter from then on; empty: as it was
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
        Optional<List<String>> productTypes,
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

    Launch in(State now) {
        return new Launch(
                journeyId,
                version,
                now,
                source,
                people,
                note,
                draftRevision,
                startAt,
                productTypes,
                askedBy,
                requestHash);
    }

    /** Whether its hour has not come yet. */
    boolean startsAfter(Instant now) {
        return startAt.filter(at -> at.isAfter(now)).isPresent();
    }
}
