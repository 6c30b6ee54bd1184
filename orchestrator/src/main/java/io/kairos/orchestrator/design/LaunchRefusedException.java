package io.kairos.orchestrator.design;

import io.kairos.journeys.Problem;
import java.util.List;

/** A journey has faults, or warnings nobody has accepted; nothing was changed. */
final class LaunchRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    LaunchRefusedException(List<Problem> problems) {
        super("journey-has-findings");
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
