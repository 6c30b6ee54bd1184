package io.kairos.timing.fatigue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How tired one customer is of messages, over all journeys. Only delivered messages count.
 *
 * @param level m, 0..1, at the instant
 * @param at when it had that level
 */
public record FatigueState(double level, Instant at) {

    public FatigueState {
        Fatigue.requireShare("level", level);
        requireNonNull(at);
    }

    /** Nothing sent before. */
    public static FatigueState rested(Instant at) {
        return new FatigueState(0, at);
    }

    /** The level later on, exactly as if read at every moment between. */
    public FatigueState at(Instant later, Fatigue law) {
        if (later.isBefore(at))
            throw new IllegalArgumentException(
                    "the state is of " + at + " and cannot be asked for before, at " + later);
        return new FatigueState(law.after(level, Duration.between(at, later)), later);
    }

    /** After one more message. */
    public FatigueState sent(Instant when, Fatigue law) {
        FatigueState then = at(when, law);
        return new FatigueState(law.sent(then.level()), when);
    }
}
