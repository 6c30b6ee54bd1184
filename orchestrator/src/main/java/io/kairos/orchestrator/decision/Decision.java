package io.kairos.orchestrator.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One stored decision.
 *
 * @param outcome one stable word: {@code send}, {@code do-not-send}, {@code accepted}, {@code quiet-hours}, {@code bought}, …
 * @param inputs the facts the decision was made from, for the one who asks later
 */
public record Decision(
        UUID id,
        DecisionKind kind,
        Instant at,
        Subject subject,
        String outcome,
        Timing timing,
        List<Reason> reasons,
        Map<String, Object> inputs) {
    public Decision {
        reasons = List.copyOf(reasons);
        inputs = Map.copyOf(inputs);
    }
}
