package io.kairos.timing.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Numbers the values of one feature from 0 in order; all values not listed share the number after the last. */
public final class Categories {

    static final String KEY = "categories ";

    private final String feature;
    private final List<String> values;
    private final Map<String, Integer> codes = new HashMap<>();

    public Categories(String feature, List<String> values) {
        this.feature = feature;
        this.values = List.copyOf(values);
        if (new HashSet<>(values).size() < values.size())
            throw new IllegalArgumentException("the values of " + feature + " repeat: " + values);
        for (int code = 0; code < values.size(); code++) codes.put(values.get(code), code);
    }

    public String feature() {
        return feature;
    }

    public List<String> values() {
        return values;
    }

    /** The number of a value; {@link #unknown()} if it is not listed. */
    public int code(String value) {
        return codes.getOrDefault(value, unknown());
    }

    /** The number of all values that are not listed. */
    public int unknown() {
        return values.size();
    }

    String text() {
        return ModelText.join(values);
    }

    static Categories parse(String feature, String text) {
        try {
            return new Categories(feature, text.isEmpty() ? List.of() : ModelText.split(text));
        } catch (IllegalArgumentException repeated) {
            throw new ModelFileException("categories cannot be read: " + repeated.getMessage());
        }
    }
}
