package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The predicted moment of one step.
 *
 * @param send false when no message is worth its cost and risk any more
 * @param dueAt when the wait is over: the best instant, or at once where nothing is to be sent
 * @param subject id of the derived product the message is about; empty when it is about the need itself
 * @param inputs the facts it was made from
 */
public record MomentAnswer(
        boolean send,
        Instant dueAt,
        Optional<String> subject,
        Timing timing,
        List<Reason> reasons,
        Map<String, Object> inputs) {
    public MomentAnswer {
        reasons = List.copyOf(reasons);
        inputs = Map.copyOf(inputs);
    }

    /** The same moment about a derived product. */
    MomentAnswer about(String derivedProduct) {
        return new MomentAnswer(send, dueAt, Optional.of(derivedProduct), timing, reasons, inputs);
    }
}
