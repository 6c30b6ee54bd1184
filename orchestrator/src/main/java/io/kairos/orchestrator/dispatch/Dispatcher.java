package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Works off the queue, each channel in lanes of its own. When the application goes down, the lanes claim nothing more and put
 * nothing more on the wire; what was claimed goes back into the queue and what is on the wire is waited for.
 */
class Dispatcher implements Pump, ApplicationListener<ContextClosedEvent>, AutoCloseable {
    private final List<Pump> parts;
    private final List<Lane> lanes;

    /** @param strays takes what no lane serves */
    Dispatcher(List<Lane> lanes, List<Strays> strays) {
        this.lanes = List.copyOf(lanes);
        this.parts = Stream.<Pump>concat(lanes.stream(), strays.stream()).toList();
    }

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public List<Pump> parts() {
        return parts;
    }

    @Override
    public int runOnce() {
        return parts.stream().mapToInt(Pump::runOnce).sum();
    }

    @Override
    public Optional<Instant> nextDue() {
        return parts.stream().map(Pump::nextDue).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** Begins nothing more; rounds under way come to their end soon. */
    void finish() {
        lanes.forEach(Lane::finish);
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        finish();
    }
}
