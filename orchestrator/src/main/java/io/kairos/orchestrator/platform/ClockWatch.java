package io.kairos.orchestrator.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the clock of this node agrees with the database's, which all nodes share. One that is off would wake customers at
 * wrong times and take leases of others for over, so that its pumps do nothing until it is set right. Thread-safe.
 */
public final class ClockWatch {
    /** Clocks that are set over a network differ by milliseconds. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final long EVERY = Duration.ofSeconds(10).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final InstantSource clock;
    private final Supplier<Instant> database;
    private boolean agrees = true;
    private boolean asked;
    private long askedAt;

    /** @param database the instant on the database, asked for from time to time */
    ClockWatch(InstantSource clock, Supplier<Instant> database) {
        this.clock = clock;
        this.database = database;
    }

    /** Whether pumps may work; while the database does not answer, as it was before. */
    synchronized boolean agrees() {
        if (!asked || System.nanoTime() - askedAt > EVERY) {
            look();
            asked = true;
            askedAt = System.nanoTime();
        }
        return agrees;
    }

    private void look() {
        var before = clock.instant();
        Instant there;
        try {
            there = database.get();
        } catch (RuntimeException e) {
            LOG.debug("The database's clock cannot be read: {}", e.toString());
            return;
        }
        var took = Duration.between(before, clock.instant());
        var off = Duration.between(before.plus(took.dividedBy(2)), there);
        if (took.compareTo(TOLERANCE) > 0) {
            return;
        }
        boolean now = off.abs().compareTo(TOLERANCE) <= 0;
        if (now != agrees) {
            if (now) {
                LOG.info("The clock of this node agrees with the database's again; its pumps go on.");
            } else {
                LOG.error(
                        "The clock of this node is {} beside the database's; its pumps rest until it is set right.",
                        off);
            }
        }
        agrees = now;
    }
}
