package io.kairos.orchestrator.timing.evidence;

import io.kairos.timing.evaluate.Metrics;
import java.util.Map;

/** Numbers of a protocol by their path. */
record Read(Metrics metrics) {

    double at(String... path) {
        Object value = metrics.asMap();
        for (String name : path) {
            Object next = value instanceof Map<?, ?> map ? map.get(name) : null;
            if (next == null) throw missing(path);
            value = next;
        }
        if (value instanceof Number number) return number.doubleValue();
        throw missing(path);
    }

    private IllegalStateException missing(String... path) {
        return new IllegalStateException("the protocol gives no number " + String.join(".", path) + " among "
                + metrics.asMap().keySet());
    }
}
