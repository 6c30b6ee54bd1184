package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Everything the guards may look at for one message.
 *
 * @param stake what its moment said
 * @param field who competes with it
 */
record SendContext(
        Instant now,
        SendRequest request,
        Optional<CustomerProfile> customer,
        Optional<NeedStanding> need,
        List<Consent> consents,
        Optional<Suppression> suppression,
        Stake stake,
        Field field) {
    SendContext {
        consents = List.copyOf(consents);
    }

    /** The same at another instant. */
    SendContext at(Instant instant) {
        return new SendContext(instant, request, customer, need, consents, suppression, stake, field);
    }

    /** The same among others. */
    SendContext among(Field others) {
        return new SendContext(now, request, customer, need, consents, suppression, stake, others);
    }

    /** Where the customer's hours are counted. */
    ZoneId zone() {
        return customer.map(CustomerProfile::zone).orElse(ZoneOffset.UTC);
    }

    /**
     * What competes for the customer's attention.
     *
     * @param own this message as the others see it
     * @param rivals the other messages that wait for the customer and may go
     * @param sent what was sent to the customer within the windows of the caps
     */
    record Field(Optional<Rival> own, List<Rival> rivals, List<CountedSend> sent) {
        static final Field EMPTY = new Field(Optional.empty(), List.of(), List.of());

        Field {
            rivals = List.copyOf(rivals);
            sent = List.copyOf(sent);
        }
    }

    /**
     * How the need and the enrolment stand.
     *
     * @param closedAt empty while the need is open
     * @param enrolledAt empty when the enrolment is not known
     */
    record NeedStanding(String state, Optional<Instant> closedAt, Optional<Instant> enrolledAt) {}

    /** What the customer said about one topic of one channel; {@code *} stands for all of them. */
    record Consent(String channel, String topic, Status status, Instant at, String source) {
        private static final String ANY = "*";

        /** A yes that waits for its confirmation is neither a yes nor a no. */
        enum Status {
            GRANTED,
            DENIED,
            PENDING
        }

        boolean granted() {
            return status == Status.GRANTED;
        }

        boolean isAbout(SendRequest request) {
            return (channel.equals(ANY) || channel.equals(request.channel()))
                    && (topic.equals(ANY) || topic.equals(request.topic()));
        }

        /** 0 when it is about everything, 2 when it is about one topic of one channel. */
        int precision() {
            return (channel.equals(ANY) ? 0 : 1) + (topic.equals(ANY) ? 0 : 1);
        }
    }

    /** An address that is not to be written to any more. */
    record Suppression(String reason, Instant at) {}
}
