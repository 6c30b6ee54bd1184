package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.feel.DecisionTable;
import java.util.List;

/** What came of compiling a decision table. */
public sealed interface TableResult {

    /** The table may be used. */
    record Usable(DecisionTable table) implements TableResult {}

    /**
     * The table may not be used.
     *
     * @param problems with at least one error
     */
    record Refused(List<Problem> problems) implements TableResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
