package io.kairos.orchestrator.design;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that is being done to many customers of a journey.
 *
 * @param version the newest of the versions it is about; where customers make room for a version, that one
 * @param cutAt what is due later is not touched
 * @param after the last enrolment dealt with
 */
record Work(long id, String journeyId, Kind kind, int version, Instant cutAt, UUID after, String askedBy) {
    enum Kind {
        MOVE,
        LEAVE,
        STOP,
        REPLAN,
        SKIP,
        ENTER;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether it is about those inside its version, too, and not only inside those before. */
        boolean isAboutItself() {
            return this != MOVE && this != LEAVE;
        }

        /** Whether the journey is paused until it is done. */
        boolean isResuming() {
            return this == REPLAN || this == SKIP;
        }
    }
}
