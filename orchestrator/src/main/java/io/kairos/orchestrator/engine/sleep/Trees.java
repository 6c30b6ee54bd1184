package io.kairos.orchestrator.engine.sleep;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Loads all of an ordinary instance, in four round trips whatever its shape. */
final class Trees {
    private Trees() {}

    static void load(CommandContext context, String instanceId) {
        var executions = new ArrayList<ExecutionEntity>();
        for (Object execution :
                context.getDbEntityManager().selectList("selectExecutionsByProcessInstanceId", instanceId)) {
            executions.add((ExecutionEntity) execution);
        }
        if (executions.isEmpty()) {
            return;
        }
        executions.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(root -> root.restoreProcessInstance(
                        executions,
                        context.getEventSubscriptionManager().findEventSubscriptionsByProcessInstanceId(instanceId),
                        context.getVariableInstanceManager().findVariableInstancesByProcessInstanceId(instanceId),
                        List.of(),
                        context.getJobManager().findJobsByProcessInstanceId(instanceId),
                        List.of(),
                        List.of()));
    }
}
