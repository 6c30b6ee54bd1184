package io.kairos.orchestrator.insight;

import java.time.Instant;
import java.util.UUID;

/**
 * One row of a timeline before it has words.
 *
 * @param rank orders rows of one instant by cause: what followed from another has the higher rank
 * @param kind the table and change it stands for
 * @param facts its columns
 */
record TimelineRow(Instant at, int rank, UUID id, Kind kind, Facts facts) {

    enum Kind {
        EVENT,
        NEED_OPENED,
        NEED_CHANGED,
        NEED_CLOSED,
        ENROLMENT_STARTED,
        ENROLMENT_ENDED,
        DECISION,
        DELIVERED,
        UNKNOWN,
        FEEDBACK,
        QUESTION_ASKED,
        QUESTION_CLOSED
    }

    String cursor() {
        return Cursor.of(at, rank, id);
    }
}
