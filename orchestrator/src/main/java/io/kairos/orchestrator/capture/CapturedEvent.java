package io.kairos.orchestrator.capture;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Validated event, not yet stored.
 *
 * @param messageId what makes the event idempotent: the same id twice has one effect
 * @param name event name of a track, page or screen name; the type's wire name where a call has no name
 * @param previousId the identifier that {@code userId} replaces, of an alias call only
 * @param occurredAt when it happened, on the server's clock
 * @param properties properties of a track, page or screen; traits of an identify or group
 * @param context what the library said about its surroundings: locale, time zone, consent, page
 * @param source name of the write key or of the imported file
 */
public record CapturedEvent(
        String messageId,
        EventType type,
        String name,
        Optional<String> userId,
        Optional<String> anonymousId,
        Optional<String> previousId,
        Instant occurredAt,
        Map<String, Object> properties,
        Map<String, Object> context,
        String source) {
    /** Refuses an event that says nothing about whom it concerns. */
    public CapturedEvent {
        if (messageId.isBlank()) throw new IllegalArgumentException("messageId is blank");
        if (userId.isEmpty() && anonymousId.isEmpty()) {
            throw new IllegalArgumentException("neither userId nor anonymousId in " + messageId);
        }
    }
}
