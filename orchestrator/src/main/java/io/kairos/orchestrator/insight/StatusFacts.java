package io.kairos.orchestrator.insight;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What only a run of the demo knows: how its clock moves and how far it has come. Without one the clock is the real one. */
public interface StatusFacts {

    /** How the clock moves now. */
    ClockFacts clock();

    /** How far the demo is; empty when none runs. */
    Optional<DemoFacts> demo(Locale locale);

    /**
     * How the clock moves.
     *
     * @param virtual whether it is moved by the program
     * @param speed virtual seconds per real second
     * @param from where the period shown begins
     * @param to where it ends
     */
    record ClockFacts(boolean virtual, OptionalDouble speed, Optional<Instant> from, Optional<Instant> to) {

        /** The real clock. */
        public static final ClockFacts REAL =
                new ClockFacts(false, OptionalDouble.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How far a demo is.
     *
     * @param populationText who the customers are, in the reader's language
     */
    record DemoFacts(State state, String populationText, long processedEvents, long totalEvents) {

        /** Whether there is more to come. */
        public enum State {
            RUNNING,
            FINISHED
        }
    }
}
