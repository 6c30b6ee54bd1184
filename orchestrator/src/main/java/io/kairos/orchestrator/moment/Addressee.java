package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.customer.CustomerProfile;

/**
 * Whom a message is for, and how it may reach them.
 */
public record Addressee(CustomerProfile profile, ChannelsAtHand channels) {
    /** The same for a message of another topic. */
    Addressee about(String topic) {
        return new Addressee(profile, channels.about(topic));
    }
}
