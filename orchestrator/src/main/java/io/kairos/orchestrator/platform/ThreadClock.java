package io.kairos.orchestrator.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clock everything asks. Work may be given a time of its own, which it may move and no other thread sees. Thread-safe. */
public final class ThreadClock implements InstantSource {
    private final InstantSource shared;
    private final ThreadLocal<@Nullable Instant> own = new ThreadLocal<>();

    /** @param shared what everybody else sees */
    public ThreadClock(InstantSource shared) {
        this.shared = shared;
    }

    @Override
    public Instant instant() {
        Instant mine = own.get();
        return mine == null ? shared.instant() : mine;
    }

    /** Runs the work at its own time. */
    public <T> T from(Instant start, Supplier<T> work) {
        if (own.get() != null) {
            throw new IllegalStateException("this thread has a time of its own already");
        }
        own.set(start);
        try {
            return work.get();
        } finally {
            own.remove();
        }
    }

    /** Moves the time of the work that runs, in either direction. */
    public void setTo(Instant instant) {
        if (own.get() == null) {
            throw new IllegalStateException("only time of one's own can be moved");
        }
        own.set(instant);
    }

    /** The virtual clock that everybody sees, where there is one. */
    public Optional<VirtualClock> virtual() {
        return shared instanceof VirtualClock virtual ? Optional.of(virtual) : Optional.empty();
    }
}
