package io.kairos.orchestrator.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads a visit from an execution; the business key is the enrolment's id and nothing else is kept in the engine. */
final class CamundaVisits {
    private CamundaVisits() {}

    static StepVisit of(DelegateExecution execution) {
        return new StepVisit(
                UUID.fromString(execution.getProcessBusinessKey()),
                execution.getCurrentActivityId(),
                execution.getProcessInstanceId());
    }
}
