package io.kairos.orchestrator.platform;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats the rounds of one pump until told to finish. A failing round is reported and tried again, ever more slowly. */
final class PumpThread extends Thread {
    static final Duration POLL = Duration.ofMillis(250);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(PumpThread.class);

    private final Pump pump;
    private final InstantSource clock;
    private final BooleanSupplier mayWork;
    private volatile boolean finishing;
    private volatile boolean woken;

    /** @param mayWork whether a round may begin */
    PumpThread(Pump pump, InstantSource clock, BooleanSupplier mayWork) {
        super("pump-" + pump.name());
        this.pump = pump;
        this.clock = clock;
        this.mayWork = mayWork;
        setDaemon(true);
    }

    String pumpName() {
        return pump.name();
    }

    void wake() {
        woken = true;
        LockSupport.unpark(this);
    }

    /** No new round begins after this. */
    void finish() {
        finishing = true;
        LockSupport.unpark(this);
    }

    /** Waits for the last round. */
    boolean endedBy(long nanoTime) {
        try {
            join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isAlive();
    }

    @Override
    public void run() {
        int failures = 0;
        while (!finishing) {
            try {
                Duration pause = round();
                failures = 0;
                pause(pause);
            } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
                failures++;
                Duration pause = afterFailure(failures);
                if (!finishing) {
                    LOG.error("Pump {} failed {} time(s) in a row; next try in {}.", pump.name(), failures, pause, e);
                }
                pause(pause);
            }
        }
    }

    private Duration round() {
        woken = false;
        if (!mayWork.getAsBoolean()) {
            return POLL;
        }
        if (pump.runOnce() > 0) {
            return Duration.ZERO;
        }
        return pump.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(until -> until.compareTo(POLL) < 0)
                .map(until -> until.isNegative() ? Duration.ofMillis(1) : until.plusMillis(1))
                .orElse(POLL);
    }

    private void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !woken && !finishing; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                finishing = true;
            }
        }
    }

    /** A quarter of a second, doubled with every failure in a row. */
    static Duration afterFailure(int failures) {
        Duration pause = POLL.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
