package io.kairos.journeys.message;

import java.net.URI;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reduces values to text, numbers, booleans, lists and maps: a template must never get hold of an object with methods. */
final class PlainValues {

    private static final int MAX_DEPTH = 6;

    /** Controls that no text needs, and marks that turn the direction of the text after them. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private PlainValues() {}

    /** @throws IllegalArgumentException on a value of any other kind, named by its path */
    static Map<String, Object> plain(Map<String, ? extends @Nullable Object> values) {
        return plainMap("", values, 0);
    }

    /** What stands at a dotted path; empty when there is nothing or only blank text. */
    static Optional<Object> at(Map<String, Object> values, String path) {
        Object at = values;
        for (String key : path.split("\\.", -1)) {
            if (!(at instanceof Map<?, ?> map) || map.get(key) == null) {
                return Optional.empty();
            }
            at = map.get(key);
        }
        return at instanceof String text && text.isBlank() ? Optional.empty() : Optional.ofNullable(at);
    }

    private static Map<String, Object> plainMap(String path, Map<?, ?> values, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value != null && value != Optional.empty()) {
                String at = path.isEmpty() ? String.valueOf(key) : path + "." + key;
                plain.put(String.valueOf(key), plain(at, value, depth + 1));
            }
        });
        return plain;
    }

    private static Object plain(String path, Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deeply: " + path);
        }
        if (value instanceof String text) {
            return UNSEEN.matcher(text).replaceAll("");
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return plainMap(path, map, depth);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> plain(path + "[]", element, depth + 1))
                    .toList();
        }
        if (value instanceof Optional<?> optional) {
            return plain(path, optional.orElseThrow(), depth);
        }
        if (value instanceof TemporalAccessor
                || value instanceof ZoneId
                || value instanceof URI
                || value instanceof UUID
                || value instanceof Enum<?>) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "no plain value at " + path + ": " + value.getClass().getName());
    }
}
