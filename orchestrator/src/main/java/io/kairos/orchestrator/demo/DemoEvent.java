package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.capture.EventType;
import java.time.Instant;
import java.util.Map;

/** Something a customer of the population does. */
record DemoEvent(Instant at, EventType type, String name, Map<String, Object> properties) {
    DemoEvent {
        properties = Map.copyOf(properties);
    }

    static DemoEvent track(Instant at, String name, Map<String, Object> properties) {
        return new DemoEvent(at, EventType.TRACK, name, properties);
    }
}
