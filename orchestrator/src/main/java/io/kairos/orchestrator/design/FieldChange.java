package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One field that is another than before.
 *
 * @param field keys with dots between them; what stands in a list by its place from 0
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FieldChange(String field, Optional<String> from, Optional<String> to) {
    /** In the order of the fields' names. */
    static List<FieldChange> between(Map<String, Object> before, Map<String, Object> after) {
        Map<String, String> old = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        flatten("", before, old);
        flatten("", after, now);
        var fields = new TreeSet<>(old.keySet());
        fields.addAll(now.keySet());
        return fields.stream()
                .map(field -> new FieldChange(
                        field, Optional.ofNullable(old.get(field)), Optional.ofNullable(now.get(field))))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> flatten(path.isEmpty() ? key.toString() : path + "." + key, each, into));
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            into.put(path, String.join(", ", list.stream().map(Object::toString).toList()));
        } else if (value instanceof List<?> list) {
            List<Object> each = new ArrayList<>(list);
            for (int i = 0; i < each.size(); i++) {
                flatten(path + "[" + i + "]", each.get(i), into);
            }
        } else {
            into.put(path, String.valueOf(value));
        }
    }
}
