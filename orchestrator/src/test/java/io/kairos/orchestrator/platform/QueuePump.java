package io.kairos.orchestrator.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** A pump over a list of due instants; doing one item may add another. */
final class QueuePump implements Pump {
    final PriorityQueue<Instant> waiting = new PriorityQueue<>();
    final List<Instant> doneAt = new ArrayList<>();
    private final InstantSource clock;

    QueuePump(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public synchronized int runOnce() {
        Instant head = waiting.peek();
        if (head == null || head.isAfter(clock.instant())) {
            return 0;
        }
        waiting.remove();
        doneAt.add(clock.instant());
        return 1;
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(waiting.peek());
    }
}
