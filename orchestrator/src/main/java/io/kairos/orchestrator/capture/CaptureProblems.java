package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import java.util.Optional;

/** The problems of capture; their words stand in {@code i18n/capture.properties}. */
final class CaptureProblems {
    private CaptureProblems() {}

    /** An event that cannot be used: field (JSON pointer) and the value given, shortened. */
    static Problem invalid(String code, String field) {
        return Problem.at(400, code, field);
    }

    static Problem twoKnownCustomers() {
        return invalid("alias-of-two-known-users", "/previousId");
    }

    static Problem failed() {
        return Problem.of(500, "event-failed");
    }

    static Problem busy() {
        return Problem.of(429, "capture-busy");
    }

    static Problem unavailable() {
        return Problem.of(503, "database-unavailable");
    }

    /** The same problem seen from the whole request: {@code /event} becomes {@code /batch/3/event}. */
    static Problem within(String prefix, Problem problem) {
        if (prefix.isEmpty()) return problem;
        return new Problem(
                problem.status(),
                problem.code(),
                Optional.of(prefix + problem.field().orElse("")),
                problem.params());
    }

    static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
