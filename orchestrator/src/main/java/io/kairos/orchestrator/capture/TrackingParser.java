package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Parses the body of a request once, and measures each event of a batch on the way. */
@Component
class TrackingParser {
    private static final List<String> BATCH_WIDE = List.of("sentAt", "context", "integrations");

    private final JsonMapper json;

    TrackingParser(JsonMapper json) {
        this.json = json;
    }

    /** A body that is one message of this type. */
    TrackingRequest single(byte[] body, EventType type) {
        try (JsonParser parser = open(body)) {
            Map<String, Object> fields = object(parser);
            end(parser);
            fields.put("type", type.wire());
            return new TrackingRequest(
                    writeKey(fields), List.of(new TrackingRequest.Item("", fields, true, body.length)));
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    /** A body with a list {@code batch} of messages. */
    TrackingRequest batch(byte[] body) {
        try (JsonParser parser = open(body)) {
            Map<String, Object> wide = new LinkedHashMap<>();
            List<TrackingRequest.Item> items = new ArrayList<>();
            boolean found = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("batch") && parser.currentToken() == JsonToken.START_ARRAY) {
                    found = true;
                    items(parser, items);
                } else {
                    wide.put(name, parser.readValueAs(Object.class));
                }
            }
            end(parser);
            if (!found) throw new ProblemException(Problem.at(400, "batch-missing", "/batch"));
            return new TrackingRequest(
                    writeKey(wide), items.stream().map(item -> with(wide, item)).toList());
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    /** One message of a file, on this line of it. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> message(JsonMapper json, String text, long line) {
        try {
            if (json.readValue(text, Object.class) instanceof Map<?, ?> message) return (Map<String, Object>) message;
            throw new ProblemException(Problem.of(400, "json-object-expected"));
        } catch (JacksonException malformed) {
            ProblemException problem = malformed(malformed);
            throw new ProblemException(problem.problem().with("line", line));
        }
    }

    private JsonParser open(byte[] body) {
        JsonParser parser = json.createParser(body);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.close();
            throw new ProblemException(Problem.of(400, "json-object-expected"));
        }
        return parser;
    }

    private static void end(JsonParser parser) {
        if (parser.nextToken() != null) throw new ProblemException(Problem.of(400, "json-object-expected"));
    }

    private static void items(JsonParser parser, List<TrackingRequest.Item> items) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long start = parser.currentTokenLocation().getByteOffset();
            boolean object = parser.currentToken() == JsonToken.START_OBJECT;
            Map<String, Object> fields = Map.of();
            if (object) {
                fields = object(parser);
            } else {
                parser.skipChildren();
            }
            int bytes = (int) (parser.currentLocation().getByteOffset() - start);
            items.add(new TrackingRequest.Item("/batch/" + items.size(), fields, object, bytes));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(JsonParser parser) {
        return parser.readValueAs(LinkedHashMap.class);
    }

    /** What is said for the whole batch holds for a message that does not say it itself. */
    private static TrackingRequest.Item with(Map<String, Object> wide, TrackingRequest.Item item) {
        if (item.object()) {
            for (String name : BATCH_WIDE) {
                Object common = wide.get(name);
                if (common instanceof Map<?, ?> defaults && item.fields().get(name) instanceof Map<?, ?> own) {
                    Map<Object, Object> merged = new LinkedHashMap<>(defaults);
                    merged.putAll(own);
                    item.fields().put(name, merged);
                } else if (common != null) {
                    item.fields().putIfAbsent(name, common);
                }
            }
        }
        return item;
    }

    private static Optional<String> writeKey(Map<String, Object> fields) {
        return fields.get("writeKey") instanceof String key ? Optional.of(key) : Optional.empty();
    }

    private static ProblemException malformed(JacksonException malformed) {
        TokenStreamLocation at = malformed.getLocation();
        return new ProblemException(Problem.of(400, "json-malformed")
                .with("line", at == null ? "?" : at.getLineNr())
                .with("column", at == null ? "?" : at.getColumnNr()));
    }
}
