package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Everything the guards may look at for one message. */
record SendContext(
        Instant now,
        SendRequest request,
        Optional<CustomerProfile> customer,
        Optional<NeedStanding> need,
        List<Consent> consents,
        Optional<Suppression> suppression) {

    /** Where the customer's hours are counted. */
    ZoneId zone() {
        return customer.map(CustomerProfile::zone).orElse(ZoneOffset.UTC);
    }

    /**
     * How the need and the enrolment stand.
     *
     * @param closedAt empty while the need is open
     * @param enrolledAt empty when the enrolment is not known
     */
    record NeedStanding(String state, Optional<Instant> closedAt, Optional<Instant> enrolledAt) {}

    /** What the customer said about one topic of one channel; {@code *} stands for all of them. */
    record Consent(String channel, String topic, boolean granted, Instant at, String source) {
        private static final String ANY = "*";

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
