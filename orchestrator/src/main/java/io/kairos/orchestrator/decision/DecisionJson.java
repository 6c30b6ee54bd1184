package io.kairos.orchestrator.decision;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reasons and inputs as JSON. They are made of few kinds of values, and there are many of them in a batch: these are written
 * here, everything else as the mapper of the program does.
 */
final class DecisionJson {
    private final JsonMapper others;
    private final StringBuilder text = new StringBuilder();

    DecisionJson(JsonMapper others) {
        this.others = others;
    }

    String of(Object value) {
        text.setLength(0);
        write(value);
        return text.toString();
    }

    private void write(Object value) {
        if (value instanceof String string) {
            quoted(string);
        } else if (value instanceof Reason reason) {
            text.append("{\"code\":");
            quoted(reason.code());
            text.append(",\"params\":");
            write(reason.params());
            text.append('}');
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            text.append(number.doubleValue());
        } else {
            text.append(others.writeValueAsString(value));
        }
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
