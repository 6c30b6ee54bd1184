package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.need.Need;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a step of one enrolment is due, and by which channel.
 *
 * @param sent instants of the messages this enrolment already sent or queued, oldest first
 * @param messagesLeft how many more the journey allows
 * @param earliest nothing goes before; the customer has not bought at this instant
 * @param planned the instant planned before, where there is one: it moves only for a real gain
 */
public record MomentQuestion(
        Addressee addressee,
        Need need,
        List<Instant> sent,
        int messagesLeft,
        Instant earliest,
        Optional<Instant> planned) {
    public MomentQuestion {
        sent = List.copyOf(sent);
    }

    CustomerProfile customer() {
        return addressee.profile();
    }

    /** The same for one message of its own, about another topic. */
    MomentQuestion alone(String topic) {
        return new MomentQuestion(addressee.about(topic), need, List.of(), 1, earliest, Optional.empty());
    }

    /** The same for the next message of this enrolment, about another topic. */
    MomentQuestion next(String topic) {
        return new MomentQuestion(addressee.about(topic), need, sent, 1, earliest, Optional.empty());
    }
}
