package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.capture.CapturedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All events of a population in the order they happen; the message ids are the same in every run of the same demo. */
final class DemoFeed {
    private final List<CapturedEvent> events;
    private volatile int next;

    DemoFeed(List<DemoCustomer> customers) {
        events = customers.stream()
                .flatMap(customer -> numbered(customer).stream())
                .sorted(Comparator.comparing(CapturedEvent::occurredAt))
                .toList();
    }

    int size() {
        return events.size();
    }

    /** How many were handed over. */
    int position() {
        return next;
    }

    /** Goes on where an interrupted run had come to; handing an event over twice has one effect. */
    void resumeAt(int position) {
        next = Math.min(position, events.size());
    }

    Optional<Instant> nextAt() {
        return next < events.size() ? Optional.of(events.get(next).occurredAt()) : Optional.empty();
    }

    Optional<Instant> firstAt() {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.get(0).occurredAt());
    }

    /** The events that have happened by then, at most so many. */
    List<CapturedEvent> until(Instant now, int limit) {
        var due = new ArrayList<CapturedEvent>();
        while (next < events.size()
                && due.size() < limit
                && !events.get(next).occurredAt().isAfter(now)) {
            due.add(events.get(next));
            next = next + 1;
        }
        return due;
    }

    private static List<CapturedEvent> numbered(DemoCustomer customer) {
        var numbered = new ArrayList<CapturedEvent>();
        for (var event : customer.events()) {
            numbered.add(new CapturedEvent(
                    customer.userId() + "-" + numbered.size(),
                    event.type(),
                    event.name(),
                    Optional.of(customer.userId()),
                    Optional.empty(),
                    Optional.empty(),
                    event.at(),
                    event.properties(),
                    Map.of(),
                    "demo"));
        }
        return numbered;
    }
}
