package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one Segment message; each method refuses what it cannot use. */
final class Message {
    /** What programs send as an identifier when they have none: it would make one customer of many people. */
    private static final Set<String> PLACEHOLDERS =
            Set.of("null", "undefined", "nan", "none", "nil", "anonymous", "guest", "[object object]", "true", "false");

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private final Map<String, Object> fields;

    Message(Map<String, Object> fields) {
        this.fields = fields;
    }

    @Nullable
    Object raw(String name) {
        return fields.get(name);
    }

    /** An identifier of a person or group: text or a whole number. */
    Optional<String> id(String name) {
        Optional<String> id = text(name);
        if (id.isPresent() && PLACEHOLDERS.contains(id.get().toLowerCase(Locale.ROOT))) {
            throw new ProblemException(
                    CaptureProblems.invalid("id-placeholder", "/" + name).with("value", id.get()));
        }
        return id;
    }

    /** A short text: a name, a message id. Whole numbers count as text. */
    Optional<String> text(String name) {
        Object value = fields.get(name);
        if (value == null) return Optional.empty();
        String text;
        if (value instanceof String given) {
            text = given.strip();
        } else if (value instanceof Number && WHOLE.matcher(value.toString()).matches()) {
            text = value.toString();
        } else {
            throw refused("text-expected", name);
        }
        if (text.length() > Limits.NAME) throw refused("text-too-long", name);
        return text.isEmpty() ? Optional.empty() : Optional.of(StorableText.clean(text));
    }

    /** A nested object; empty where there is none. */
    Map<String, Object> object(String name) {
        Object value = fields.get(name);
        if (value == null) return Map.of();
        if (!(value instanceof Map<?, ?> map)) throw refused("object-expected", name);
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, inner) -> copy.put((String) key, inner));
        return StorableText.clean(copy);
    }

    String required(String name, String code) {
        return text(name).orElseThrow(() -> new ProblemException(Problem.at(400, code, "/" + name)));
    }

    private static ProblemException refused(String code, String name) {
        return new ProblemException(CaptureProblems.invalid(code, "/" + name).with("longest", Limits.NAME));
    }
}
