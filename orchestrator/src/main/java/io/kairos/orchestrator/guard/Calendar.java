package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The instants that every calendar guard allows: the intersection of all windows. Pure and thread-safe. */
@Component
class Calendar {
    private static final int STEPS = 64;

    private final List<CalendarGuard> guards;

    Calendar(List<CalendarGuard> guards) {
        this.guards = List.copyOf(guards);
    }

    /** The first allowed instant from this one on; empty where there is none. */
    Optional<Instant> firstAllowed(SendContext context, Instant from) {
        Instant at = from;
        for (int step = 0; step < STEPS; step++) {
            Instant next = at;
            for (CalendarGuard guard : guards) {
                Verdict word = guard.ask(context.at(next));
                if (word instanceof Verdict.HoldUntil hold) {
                    next = hold.until();
                } else if (word instanceof Verdict.Refuse) {
                    return Optional.empty();
                }
            }
            if (next.equals(at)) {
                return Optional.of(at);
            }
            at = next;
        }
        return Optional.empty();
    }
}
