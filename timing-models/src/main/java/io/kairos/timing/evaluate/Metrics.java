package io.kairos.timing.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named results of a protocol, in the order they were found; a value is a finite number, a text or further metrics. */
public final class Metrics {

    private final Map<String, Object> values = new LinkedHashMap<>();

    public Metrics put(String name, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value))
            throw new IllegalArgumentException(name + " is not a finite number: " + value);
        values.put(name, value);
        return this;
    }

    public Metrics put(String name, long value) {
        values.put(name, value);
        return this;
    }

    public Metrics put(String name, String value) {
        values.put(name, value);
        return this;
    }

    public Metrics put(String name, Metrics value) {
        values.put(name, value.asMap());
        return this;
    }

    /** Number of this name. */
    public double number(String name) {
        if (values.get(name) instanceof Number number) return number.doubleValue();
        throw new IllegalArgumentException("no number named " + name + " among " + values.keySet());
    }

    /** Nested maps of numbers and texts, ready to be written as JSON. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }
}
