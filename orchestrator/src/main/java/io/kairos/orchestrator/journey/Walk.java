package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.moment.MomentQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The way one customer takes through a journey, as far as it can be foreseen.
 *
 * @param enrolment the running one it continues; empty where the customer would only now begin
 * @param stops in the order of time
 * @param cut whether it goes on for longer than anybody wants to see
 */
public record Walk(UUID customer, Optional<UUID> enrolment, List<Stop> stops, boolean cut) {
    public Walk {
        stops = List.copyOf(stops);
    }

    /** Whether a stop lies behind the customer, is where she waits, or is foreseen. */
    public enum State {
        PASSED,
        WAITING,
        PLANNED
    }

    /**
     * One element on the way.
     *
     * @param at when it happens; of a wait, when it is over
     * @param decision what was decided for it just now
     * @param decisionId what was decided for it before, and is stored
     * @param question what the timing models were asked just now
     * @param dispatch the message it would ask for
     */
    public record Stop(
            Step step,
            State state,
            Instant at,
            Optional<Decision> decision,
            Optional<UUID> decisionId,
            Optional<Question> question,
            Optional<NewDispatch> dispatch) {}

    /** What the timing models were asked. */
    public record Question(ProductType type, MomentQuestion question) {}
}
