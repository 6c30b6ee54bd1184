package io.kairos.orchestrator.platform;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs every {@link Pump} in threads of its own on the real clock: at once when there is work, when the next item is
 * due, when woken, and in any case every {@link PumpThread#POLL}. It starts last and stops first, so that nothing is
 * claimed before the application is up or while it goes down.
 */
public final class PumpRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PumpRunner.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(25);

    private final List<Pump> pumps;
    private final InstantSource clock;
    private final boolean automatic;
    private final BooleanSupplier mayWork;
    private volatile List<PumpThread> threads = List.of();

    /** @param mayWork whether a round may begin */
    PumpRunner(List<Pump> pumps, InstantSource clock, boolean automatic, BooleanSupplier mayWork) {
        this.pumps = List.copyOf(pumps);
        this.clock = clock;
        this.automatic = automatic;
        this.mayWork = mayWork;
    }

    /** Has the pump of that name look for work now; without effect when pumps are driven by hand. */
    public void wake(String name) {
        for (PumpThread thread : threads) {
            if (thread.pumpName().equals(name)) {
                thread.wake();
            }
        }
    }

    @Override
    public synchronized void start() {
        if (!automatic || isRunning()) {
            return;
        }
        threads = pumps.stream()
                .flatMap(pump -> pump.parts().stream())
                .flatMap(pump -> IntStream.range(0, pump.threads()).mapToObj(i -> new PumpThread(pump, clock, mayWork)))
                .toList();
        threads.forEach(PumpThread::start);
    }

    /** Lets every round that has begun come to its end. */
    @Override
    public synchronized void stop() {
        List<PumpThread> stopping = threads;
        threads = List.of();
        stopping.forEach(PumpThread::finish);
        long end = System.nanoTime() + STOP_WAIT.toNanos();
        for (PumpThread thread : stopping) {
            if (!thread.endedBy(end)) {
                LOG.warn("Pump {} is still busy after {}; it is interrupted.", thread.pumpName(), STOP_WAIT);
                thread.interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
