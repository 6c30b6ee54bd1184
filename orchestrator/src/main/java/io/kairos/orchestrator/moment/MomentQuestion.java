package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.need.Need;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a step of one enrolment is due.
 *
 * @param sent instants of the messages this enrolment already sent or queued, oldest first
 * @param messagesLeft how many more the journey allows
 * @param earliest nothing goes before; the customer has not bought at this instant
 * @param planned the instant planned before, where there is one: it moves only for a real gain
 */
public record MomentQuestion(
        CustomerProfile customer,
        Need need,
        List<Instant> sent,
        int messagesLeft,
        Instant earliest,
        Optional<Instant> planned) {
    public MomentQuestion {
        sent = List.copyOf(sent);
    }

    /** Asked for the first time. */
    public MomentQuestion(CustomerProfile customer, Need need, List<Instant> sent, int messagesLeft, Instant earliest) {
        this(customer, need, sent, messagesLeft, earliest, Optional.empty());
    }

    /** Asked again, after this instant was planned. */
    public MomentQuestion after(Instant planned) {
        return new MomentQuestion(customer, need, sent, messagesLeft, earliest, Optional.of(planned));
    }
}
