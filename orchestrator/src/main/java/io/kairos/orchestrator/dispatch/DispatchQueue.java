package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Messages that wait to be sent. Writes in the caller's transaction. */
public interface DispatchQueue {
    /** Adds the messages in one round trip; one that is already there (same enrolment, step and round) is left as it is. */
    void add(Collection<NewDispatch> dispatches);

    /**
     * Cancels whatever of these needs is not yet on the wire (ready, held or claimed), each with a stored decision.
     *
     * @return how many were cancelled
     */
    int cancel(Collection<NeedRef> needs, Reason reason);

    /** The same for whatever a customer would get about one topic by one channel. */
    int cancel(Line line, Reason reason);

    /** The same for whatever these enrolments would send. */
    int cancelOf(Collection<EnrolmentRef> enrolments, Reason reason);

    /** The same for up to so many messages of a journey that were to go by this instant. */
    int cancelDue(String journeyId, Instant by, int most, Reason reason);

    /** An enrolment of a customer. */
    record EnrolmentRef(UUID customerId, UUID needId, UUID enrolmentId) {}

    /** A need of a customer. */
    record NeedRef(UUID customerId, UUID needId) {}

    /** What a customer gets about one topic by one channel; {@code *} stands for every channel or topic. */
    record Line(UUID customerId, String channel, String topic) {}
}
