package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.need.Need;
import java.time.Instant;
import java.util.List;

/**
 * When a step of one enrolment is due.
 *
 * @param sent instants of the messages this enrolment already sent or queued, oldest first
 * @param messagesLeft how many more the journey allows
 * @param earliest nothing goes before; the customer has not bought at this instant
 */
public record MomentQuestion(
        CustomerProfile customer, Need need, List<Instant> sent, int messagesLeft, Instant earliest) {
    public MomentQuestion {
        sent = List.copyOf(sent);
    }
}
