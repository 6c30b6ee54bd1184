package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import java.util.List;

/** What came of compiling a journey. */
public sealed interface CompileResult {

    /**
     * The journey may run.
     *
     * @param executableBpmn written anew from the closed list, UTF-8
     */
    record Compiled(Journey journey, byte[] executableBpmn, List<Problem> warnings) implements CompileResult {
        public Compiled {
            executableBpmn = executableBpmn.clone();
            warnings = List.copyOf(warnings);
        }

        @Override
        public byte[] executableBpmn() {
            return executableBpmn.clone();
        }
    }

    /**
     * The journey may not run.
     *
     * @param problems with at least one error
     */
    record Refused(List<Problem> problems) implements CompileResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
