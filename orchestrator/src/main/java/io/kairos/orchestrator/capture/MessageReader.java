package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.customer.FactReader;
import io.kairos.orchestrator.customer.InvalidFactException;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes validated events of Segment messages. */
@Component
class MessageReader {
    private final CaptureProperties properties;
    private final InstantSource clock;

    MessageReader(CaptureProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Reads one message.
     *
     * @param fields the message as parsed from JSON, with {@code type}
     * @throws ProblemException when it cannot be used; its field is a JSON pointer into the message
     */
    CapturedEvent read(Map<String, Object> fields, String source) {
        Message message = new Message(fields);
        EventType type = type(message);
        Optional<String> userId = message.id("userId");
        Optional<String> anonymousId = message.id("anonymousId");
        if (userId.isEmpty() && (anonymousId.isEmpty() || type == EventType.ALIAS)) {
            throw new ProblemException(CaptureProblems.invalid("identity-missing", "/userId"));
        }
        Instant at = Timestamps.occurredAt(
                new Timestamps.Sent(message.raw("timestamp"), message.raw("originalTimestamp"), message.raw("sentAt")),
                clock.instant(),
                properties.futureTolerance());
        Map<String, Object> context = context(message, type);
        Map<String, Object> body = body(message, type);
        String name = name(message, type);
        check(type, at, name, body, context);
        return new CapturedEvent(
                message.text("messageId").orElseGet(() -> "kairos-" + UUID.randomUUID()),
                type,
                name,
                userId,
                anonymousId,
                type == EventType.ALIAS
                        ? Optional.of(message.required("previousId", "previous-id-missing"))
                        : Optional.empty(),
                at,
                body,
                context,
                source);
    }

    private static EventType type(Message message) {
        String type = message.required("type", "type-missing");
        return EventType.of(type)
                .orElseThrow(() -> new ProblemException(
                        Problem.at(400, "type-unknown", "/type").with("value", CaptureProblems.shortened(type))));
    }

    private static String name(Message message, EventType type) {
        return switch (type) {
            case TRACK -> message.required("event", "event-name-missing");
            case PAGE, SCREEN ->
                message.text("name").or(() -> message.text("category")).orElse(type.wire());
            case IDENTIFY, GROUP, ALIAS -> type.wire();
        };
    }

    private static Map<String, Object> body(Message message, EventType type) {
        return switch (type) {
            case IDENTIFY, GROUP -> message.object("traits");
            case TRACK -> message.object("properties");
            case PAGE, SCREEN -> {
                Map<String, Object> properties = new LinkedHashMap<>(message.object("properties"));
                message.text("category").ifPresent(category -> properties.putIfAbsent("category", category));
                yield properties;
            }
            case ALIAS -> Map.of();
        };
    }

    /** The group of a group call joins the context, where Segment keeps it for all other calls. */
    private static Map<String, Object> context(Message message, EventType type) {
        Map<String, Object> context = message.object("context");
        if (type != EventType.GROUP) return context;
        Map<String, Object> withGroup = new LinkedHashMap<>(context);
        withGroup.put("groupId", message.required("groupId", "group-id-missing"));
        return withGroup;
    }

    private static void check(
            EventType type, Instant at, String name, Map<String, Object> body, Map<String, Object> context) {
        try {
            if (type == EventType.IDENTIFY) {
                FactReader.identify(at, body, context);
            } else {
                FactReader.event(at, name, body, context);
            }
        } catch (InvalidFactException invalid) {
            throw new ProblemException(
                    Problem.at(400, invalid.code(), invalid.field()).with("value", invalid.value()));
        }
    }
}
