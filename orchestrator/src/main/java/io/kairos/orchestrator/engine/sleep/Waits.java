package io.kairos.orchestrator.engine.sleep;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Which instances may sleep: those that wait for nothing but timers, messages and signals, and consist of nothing the
 * format leaves out. Whoever holds a task, a failed or suspended job, a called instance or a long value stays ordinary.
 */
final class Waits {
    private Waits() {}

    /** The enrolment whose instance this is; empty where another program's key names it. */
    static Optional<UUID> enrolment(ExecutionEntity root) {
        var key = root.getBusinessKeyWithoutCascade();
        if (key == null || key.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(key)).filter(id -> id.toString().equals(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean only(Tokens tokens, int retries) {
        return tokens.jobs().size() + tokens.subscriptions().size() > 0
                && tokens.executions().stream().allMatch(Waits::plain)
                && tokens.jobs().stream().allMatch(job -> plain(job, retries))
                && tokens.subscriptions().stream().allMatch(Waits::plain)
                && tokens.variables().stream().allMatch(Waits::plain);
    }

    private static boolean plain(ExecutionEntity execution) {
        boolean alone = execution.getSuperExecutionId() == null
                && execution.getSuperCaseExecutionId() == null
                && execution.getCaseInstanceId() == null
                && execution.getSubProcessInstance() == null
                && execution.getSubCaseInstance() == null;
        boolean idle = execution.getTasks().isEmpty()
                && execution.getExternalTasks().isEmpty()
                && execution.getIncidents().isEmpty()
                && execution.getSuspensionState() == SuspensionState.ACTIVE.getStateCode();
        boolean rooted = !execution.isProcessInstanceExecution()
                || Objects.equals(execution.getRootProcessInstanceId(), execution.getId());
        return alone && idle && rooted && execution.getTenantId() == null;
    }

    private static boolean plain(JobEntity job, int retries) {
        return job instanceof TimerEntity
                && job.getDuedate() != null
                && job.getRetries() == retries
                && job.getExceptionMessage() == null
                && job.getExceptionByteArrayId() == null
                && job.getLockOwner() == null
                && job.getSuspensionState() == SuspensionState.ACTIVE.getStateCode()
                && job.getBatchId() == null
                && job.getTenantId() == null;
    }

    private static boolean plain(EventSubscriptionEntity subscription) {
        return (subscription.isSubscriptionForEventType(EventType.MESSAGE)
                        || subscription.isSubscriptionForEventType(EventType.SIGNAL))
                && subscription.getEventName() != null
                && subscription.getTenantId() == null;
    }

    private static boolean plain(VariableInstanceEntity variable) {
        return !variable.isTransient()
                && variable.getByteArrayValueId() == null
                && variable.getTaskId() == null
                && variable.getCaseExecutionId() == null
                && variable.getBatchId() == null
                && variable.getTenantId() == null;
    }
}
