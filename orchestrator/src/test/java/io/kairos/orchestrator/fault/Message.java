package io.kairos.orchestrator.fault;

import java.util.UUID;

/**
 * One message that was asked for.
 *
 * @param channel its id
 * @param phone number of its customer, whose messages are no one else's
 */
record Message(UUID id, UUID customerId, String channel, String email, String phone) {
    Channels kind() {
        return Channels.of(channel);
    }
}
