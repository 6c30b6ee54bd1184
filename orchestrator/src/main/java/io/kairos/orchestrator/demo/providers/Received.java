package io.kairos.orchestrator.demo.providers;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider was handed.
 *
 * @param name what the provider recognises a repeat by
 * @param dispatchId empty where nobody knows any more which one it was
 * @param subject empty where the channel has none
 * @param detail what the mailbox shows beside the text, by channel
 */
record Received(
        String channel,
        String name,
        Optional<UUID> dispatchId,
        Instant at,
        String from,
        String to,
        String subject,
        String text,
        Map<String, @Nullable Object> detail) {

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** Shows channel and name alone: addresses and bodies stay out of logs. */
    @Override
    public String toString() {
        return "Received[" + channel + ", " + name + "]";
    }
}
