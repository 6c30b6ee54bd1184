package io.kairos.orchestrator.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Characters that PostgreSQL cannot store (NUL and halves of surrogate pairs, as a cut-off emoji leaves) become U+FFFD,
 * in names and values.
 */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    static Map<String, Object> clean(Map<String, Object> values) {
        Map<String, Object> clean = new LinkedHashMap<>(values.size() * 2);
        values.forEach((name, value) -> clean.put(clean(name), clean(value)));
        return clean;
    }

    @SuppressWarnings("NullAway") // a JSON null stays a null inside the map
    private static @Nullable Object clean(@Nullable Object value) {
        if (value instanceof String text) return clean(text);
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> clean = new LinkedHashMap<>(map.size() * 2);
            map.forEach((name, inner) -> clean.put(clean((String) name), clean(inner)));
            return clean;
        }
        if (value instanceof List<?> list) {
            List<Object> clean = new ArrayList<>(list.size());
            list.forEach(inner -> clean.add(clean(inner)));
            return clean;
        }
        return value;
    }

    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) return rewritten(text);
        }
        return text;
    }

    private static String rewritten(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean storable = c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            clean.appendCodePoint(storable ? c : REPLACEMENT);
        });
        return clean.toString();
    }
}
