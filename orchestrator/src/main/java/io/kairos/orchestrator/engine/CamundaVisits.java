package io.kairos.orchestrator.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads a visit from an execution; the business key is the enrolment's id, the variables are what decision tables said. */
final class CamundaVisits {
    private static final String DECIDED = "decided.";

    private CamundaVisits() {}

    static StepVisit of(DelegateExecution execution) {
        return new StepVisit(
                UUID.fromString(execution.getProcessBusinessKey()),
                execution.getCurrentActivityId(),
                execution.getProcessInstanceId());
    }

    /** What tables said before at this instance, by output. */
    static Map<String, Object> decided(DelegateExecution execution) {
        Map<String, Object> decided = new HashMap<>();
        execution.getVariables().forEach((name, value) -> {
            if (name.startsWith(DECIDED) && value != null) {
                decided.put(name.substring(DECIDED.length()), value);
            }
        });
        return decided;
    }

    static void decide(DelegateExecution execution, Map<String, Object> decided) {
        decided.forEach((output, value) -> execution.setVariable(DECIDED + output, value));
    }
}
