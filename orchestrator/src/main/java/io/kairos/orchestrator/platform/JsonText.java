package io.kairos.orchestrator.platform;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON of which there is much in every batch: maps, lists, texts, numbers and truth values are written here, everything
 * else as the mapper of the program does. Not for several threads.
 */
public class JsonText {
    private final JsonMapper others;
    private final StringBuilder text = new StringBuilder();

    public JsonText(JsonMapper others) {
        this.others = others;
    }

    /** The JSON of one value. */
    public final String of(Object value) {
        text.setLength(0);
        write(value);
        return text.toString();
    }

    /** Writes a value of another kind than those above. */
    protected void other(Object value) {
        text.append(others.writeValueAsString(value));
    }

    protected final void write(Object value) {
        if (value instanceof String string) {
            quoted(string);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            text.append(number.doubleValue());
        } else {
            other(value);
        }
    }

    /** Adds what is JSON already. */
    protected final void raw(String json) {
        text.append(json);
    }

    private void map(Map<?, ?> map) {
        char before = '{';
        for (var entry : map.entrySet()) {
            text.append(before);
            quoted(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
            before = ',';
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private void list(List<?> list) {
        char before = '[';
        for (var one : list) {
            text.append(before);
            write(one);
            before = ',';
        }
        text.append(list.isEmpty() ? "[]" : "]");
    }

    private void quoted(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(others.writeValueAsString(string));
                return;
            }
        }
        text.append('"').append(string).append('"');
    }
}
