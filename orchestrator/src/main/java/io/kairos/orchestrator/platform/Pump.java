package io.kairos.orchestrator.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One kind of background work, done in rounds. On the real clock a thread repeats the rounds; on a virtual clock the
 * driver of time runs them until none has anything left, then moves the clock to the earliest next instant.
 */
public interface Pump {
    /** Short name for threads and logs. */
    String name();

    /**
     * Does what is due now, up to one batch.
     *
     * @return how many items were done; 0 when nothing was due
     */
    int runOnce();

    /** When the earliest waiting item is due, on the injected clock; empty when nothing waits. */
    Optional<Instant> nextDue();

    /** The parts that may run beside each other, each in threads of its own; itself when it has none. */
    default List<Pump> parts() {
        return List.of(this);
    }

    /** How many threads repeat the rounds on the real clock; more than one only if rounds may overlap. */
    default int threads() {
        return 1;
    }
}
