package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Subject;
import io.kairos.orchestrator.guard.SendRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dispatch that one worker holds: for the length of a lease, or in one transaction, which keeps others from its row until the
 * first move is committed.
 *
 * @param attempts how often it was put on the wire before
 * @param epoch fences every write: whoever claims the dispatch after us has a higher one
 * @param plannedAt when it was last to be sent
 * @param from {@code CLAIMED} under a lease; in one transaction the state it waited in, and the first move begins the epoch
 */
record Claim(NewDispatch dispatch, int attempts, int epoch, Instant plannedAt, State from) {
    /** Under a lease. */
    Claim(NewDispatch dispatch, int attempts, int epoch, Instant plannedAt) {
        this(dispatch, attempts, epoch, plannedAt, State.CLAIMED);
    }

    boolean isLeased() {
        return from == State.CLAIMED;
    }

    UUID id() {
        return dispatch.id();
    }

    SendRequest request() {
        return new SendRequest(
                dispatch.id(),
                dispatch.customerId(),
                dispatch.needId(),
                dispatch.enrolmentId(),
                dispatch.channel(),
                dispatch.topic(),
                dispatch.deadline(),
                new SendRequest.Origin(dispatch.journeyId(), dispatch.step(), dispatch.decisionId(), plannedAt));
    }

    /** The same for the customer that the former one was merged into. */
    Claim of(UUID customerId) {
        NewDispatch moved = new NewDispatch(
                dispatch.id(),
                customerId,
                dispatch.needId(),
                dispatch.enrolmentId(),
                dispatch.journeyId(),
                dispatch.step(),
                dispatch.round(),
                dispatch.channel(),
                dispatch.topic(),
                dispatch.template(),
                dispatch.subject(),
                dispatch.decisionId(),
                dispatch.dueAt(),
                dispatch.deadline());
        return new Claim(moved, attempts, epoch, plannedAt, from);
    }

    Subject subject() {
        return subject(dispatch);
    }

    static Subject subject(NewDispatch dispatch) {
        return new Subject(
                dispatch.customerId(),
                Optional.of(dispatch.needId()),
                Optional.of(dispatch.enrolmentId()),
                Optional.of(dispatch.id()),
                Optional.of(dispatch.journeyId()),
                Optional.of(dispatch.step()),
                dispatch.round());
    }
}
