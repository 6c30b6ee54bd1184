package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import java.util.List;

/** Lines that are exact comparisons with known answers: a test asserts them with every build. */
final class Tested {
    static final List<Line> LINES = List.of(
            line("A5", "known answers of the placement", "`placement/PlacementTest`", "s* ±.01 d, values ±1e-4"),
            line(
                    "A6",
                    "K reminders: exact plan ≥ greedy on 1,000 random needs, equal to brute force",
                    "`placement/PlacementTest`",
                    "all"));

    static final Check CHECK = data -> LINES;

    private Tested() {}

    private static Line line(String id, String what, String test, String must) {
        return new Line(id, what, test, must, "–", "–", Verdict.TESTED);
    }
}
