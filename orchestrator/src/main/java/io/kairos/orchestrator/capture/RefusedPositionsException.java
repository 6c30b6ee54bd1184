package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.Map;

/** Undoes a capture transaction because events at these positions cannot be accepted. */
final class RefusedPositionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, Problem> problems;

    RefusedPositionsException(Map<Integer, Problem> problems) {
        super("refused " + problems.size() + " event(s)");
        this.problems = problems;
    }

    Map<Integer, Problem> problems() {
        return problems;
    }
}
