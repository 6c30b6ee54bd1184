package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides how much a lane may claim now: its provider's breaker, its provider's rate, and whether the program goes down. */
final class Gate {
    private final Breaker breaker;
    private final Rate rate;
    private volatile boolean closed;

    Gate(Breaker breaker, Rate rate) {
        this.breaker = breaker;
        this.rate = rate;
    }

    /** How many may be claimed, at most so many; to be followed by {@link #leave}. */
    int enter(int most) {
        if (closed) {
            return 0;
        }
        int allowed = breaker.enter(most);
        int paid = allowed == 0 ? 0 : rate.take(allowed);
        breaker.leave(allowed - paid);
        return paid;
    }

    /** So many of those did not go on the wire. */
    void leave(int unused) {
        if (unused > 0) {
            rate.giveBack(unused);
            breaker.leave(unused);
        }
    }

    /** What the provider answered. */
    void heard(List<Result> results) {
        breaker.heard(results);
    }

    /** Whether a round under way is to begin nothing more. */
    boolean isShut() {
        return closed || breaker.isOpen();
    }

    /** When claiming may go on, while it may not. */
    Optional<Instant> opensAt() {
        Optional<Instant> repaired = breaker.opensAt();
        return repaired.isPresent() ? repaired : rate.freeAt();
    }

    Breaker breaker() {
        return breaker;
    }

    Rate rate() {
        return rate;
    }

    void close() {
        closed = true;
    }
}
