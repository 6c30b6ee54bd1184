package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a decision rests on, whether it is stored or was made for a trial. */
record Grounds(Timing timing, List<Reason> reasons, Map<String, Object> inputs) {
    static final Grounds NONE = new Grounds(Timing.none(), List.of(), Map.of());

    static Grounds of(Decision decision) {
        return new Grounds(decision.timing(), decision.reasons(), decision.inputs());
    }

    Optional<String> channel() {
        return Optional.ofNullable(inputs.get("channel")).map(String::valueOf);
    }
}
