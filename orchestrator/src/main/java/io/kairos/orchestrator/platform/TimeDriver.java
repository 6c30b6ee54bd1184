package io.kairos.orchestrator.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves virtual time: runs all pumps until none has anything left, then the clock to the next instant something is due. */
public final class TimeDriver {
    private final VirtualClock clock;
    private final List<Pump> pumps;

    TimeDriver(VirtualClock clock, List<Pump> pumps) {
        this.clock = clock;
        this.pumps = List.copyOf(pumps);
    }

    /**
     * Does everything that is due at the instant the clock shows.
     *
     * @return how many items were done
     */
    public int drain() {
        int all = 0;
        int inThisPass;
        do {
            inThisPass = 0;
            for (Pump pump : pumps) {
                for (int done = pump.runOnce(); done > 0; done = pump.runOnce()) {
                    inThisPass += done;
                }
            }
            all += inThisPass;
        } while (inThisPass > 0);
        return all;
    }

    /** When the earliest waiting item of any pump is due; empty when nothing waits. */
    public Optional<Instant> nextDue() {
        return pumps.stream().map(Pump::nextDue).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /**
     * Lives through everything up to that instant, each item at its own, and leaves the clock there.
     *
     * @return how many items were done
     * @throws IllegalArgumentException when the instant lies before the one the clock shows
     */
    public int runTo(Instant end) {
        int all = drain();
        for (Optional<Instant> due = nextDue(); due.isPresent() && !due.get().isAfter(end); due = nextDue()) {
            if (due.get().isAfter(clock.instant())) {
                clock.setTo(due.get());
            }
            int done = drain();
            if (done == 0 && !due.get().isAfter(clock.instant()) && nextDue().equals(due)) {
                throw new IllegalStateException("something is due at " + due.get() + " but no pump does it");
            }
            all += done;
        }
        clock.setTo(end);
        return all + drain();
    }
}
