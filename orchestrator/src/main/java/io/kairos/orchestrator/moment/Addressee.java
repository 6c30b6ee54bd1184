package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.customer.CustomerProfile;

/** Whom a message is for, what is known of them, and how it may reach them. */
public record Addressee(CustomerProfile profile, CustomerPast past, ChannelsAtHand channels) {
    /** The same for a message of another topic. */
    Addressee about(String topic) {
        return new Addressee(profile, past, channels.about(topic));
    }
}
