package io.kairos.orchestrator.engine.sleep;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a sleeping instance: version, executions (parents first), timers, subscriptions, variables. The business
 * key is the enrolment's id, which the row holds; key and deployment follow from the process definition. A reader of a
 * later version keeps reading every earlier one; samples of each are kept with the tests.
 */
final class TokenFormat {
    static final int VERSION = 1;

    /** Known to every blob of version 1, in this order for ever. */
    private static final List<String> COMMON_TEXTS = List.of(
            EventType.MESSAGE.name(),
            EventType.SIGNAL.name(),
            "timer-intermediate-transition",
            "timer-transition",
            "timer-start-event-subprocess",
            "purchase",
            "stop");

    /** Lists other than the variables are known to be complete, so that nothing is asked of the database. */
    private static final int COMPLETE = BitMaskUtil.setBit(0, ExecutionEntity.VARIABLES_STATE_BIT, true);

    private TokenFormat() {}

    static byte[] write(Tokens tokens, UUID enrolmentId) {
        var out = new StateWriter();
        out.knows(enrolmentId.toString());
        COMMON_TEXTS.forEach(out::knows);
        out.number(VERSION);
        out.count(tokens.executions().size());
        tokens.executions().forEach(execution -> write(out, execution));
        out.count(tokens.jobs().size());
        tokens.jobs().forEach(job -> write(out, (TimerEntity) job));
        out.count(tokens.subscriptions().size());
        tokens.subscriptions().forEach(subscription -> write(out, subscription));
        out.count(tokens.variables().size());
        tokens.variables().forEach(variable -> write(out, variable));
        return out.written();
    }

    /** @throws IllegalStateException when the version is not known or bytes are left over */
    static Tokens read(byte[] state, UUID enrolmentId, ProcessDefinitionEntity definition) {
        var in = new StateReader(state);
        in.knows(enrolmentId.toString());
        COMMON_TEXTS.forEach(in::knows);
        long version = in.number();
        if (version != VERSION) {
            throw new IllegalStateException("enrolment " + enrolmentId + " sleeps in format " + version
                    + "; this program reads up to " + VERSION);
        }
        var executions = new ArrayList<ExecutionEntity>();
        for (int left = in.count(); left > 0; left--) {
            var root = executions.isEmpty() ? null : executions.get(0);
            executions.add(execution(in, definition, root));
        }
        var root = executions.get(0);
        root.setBusinessKey(enrolmentId.toString());
        var jobs = new ArrayList<JobEntity>();
        for (int left = in.count(); left > 0; left--) {
            jobs.add(timer(in, definition, root));
        }
        var subscriptions = new ArrayList<EventSubscriptionEntity>();
        for (int left = in.count(); left > 0; left--) {
            subscriptions.add(subscription(in, root));
        }
        var variables = new ArrayList<VariableInstanceEntity>();
        for (int left = in.count(); left > 0; left--) {
            variables.add(variable(in, root));
        }
        if (!in.atEnd()) {
            throw new IllegalStateException("enrolment " + enrolmentId + " sleeps with bytes nobody reads");
        }
        return new Tokens(executions, jobs, subscriptions, variables);
    }

    private static void write(StateWriter out, ExecutionEntity execution) {
        out.text(execution.getId());
        out.text(execution.getParentId());
        out.text(execution.getActivityId());
        out.text(execution.getActivityInstanceId());
        out.flags(execution.isActive(), execution.isConcurrent(), execution.isScope(), execution.isEventScope());
        out.number(execution.getSequenceCounter());
    }

    private static ExecutionEntity execution(
            StateReader in, ProcessDefinitionEntity definition, @Nullable ExecutionEntity root) {
        var execution = new ExecutionEntity();
        execution.setId(in.text());
        execution.setProcessInstanceId(root == null ? execution.getId() : root.getId());
        if (root == null) {
            // Camunda, too, notes it at the root alone.
            execution.setRootProcessInstanceId(execution.getId());
        }
        execution.setProcessDefinition(definition);
        execution.setParentId(in.text());
        execution.setActivityId(in.text());
        execution.setActivityInstanceId(in.text());
        int flags = in.flags();
        execution.setActive((flags & 1) != 0);
        execution.setConcurrent((flags & 2) != 0);
        execution.setScope((flags & 4) != 0);
        execution.setEventScope((flags & 8) != 0);
        execution.setSequenceCounter(in.number());
        execution.setCachedEntityState(COMPLETE);
        return execution;
    }

    private static void write(StateWriter out, TimerEntity timer) {
        out.text(timer.getId());
        out.text(timer.getExecutionId());
        out.text(timer.getJobHandlerType());
        out.text(timer.getJobHandlerConfigurationRaw());
        out.text(timer.getJobDefinitionId());
        out.flags(timer.isExclusive(), timer.getCreateTime() != null);
        out.signed(timer.getDuedate().getTime());
        out.text(timer.getRepeat());
        out.signed(timer.getRepeatOffset());
        out.signed(timer.getPriority());
        out.number(timer.getSequenceCounter());
        if (timer.getCreateTime() != null) {
            out.signed(timer.getDuedate().getTime() - timer.getCreateTime().getTime());
        }
    }

    private static TimerEntity timer(StateReader in, ProcessDefinitionEntity definition, ExecutionEntity root) {
        var timer = new TimerEntity();
        timer.setId(in.text());
        timer.setExecutionId(in.text());
        timer.setJobHandlerType(in.text());
        timer.setJobHandlerConfigurationRaw(in.text());
        timer.setJobDefinitionId(in.text());
        int flags = in.flags();
        timer.setExclusive((flags & 1) != 0);
        timer.setDuedate(new Date(in.signed()));
        timer.setRepeat(in.text());
        timer.setRepeatOffset(in.signed());
        timer.setPriority(in.signed());
        timer.setSequenceCounter(in.number());
        if ((flags & 2) != 0) {
            timer.setCreateTime(new Date(timer.getDuedate().getTime() - in.signed()));
        }
        timer.setProcessInstanceId(root.getId());
        timer.setRootProcessInstanceId(root.getId());
        timer.setProcessDefinitionId(definition.getId());
        timer.setProcessDefinitionKey(definition.getKey());
        timer.setDeploymentId(definition.getDeploymentId());
        return timer;
    }

    private static void write(StateWriter out, EventSubscriptionEntity subscription) {
        out.text(subscription.getId());
        out.text(subscription.getEventType());
        out.text(subscription.getEventName());
        out.text(subscription.getExecutionId());
        out.text(subscription.getActivityId());
        out.text(subscription.getConfiguration());
        out.signed(subscription.getCreated().getTime());
    }

    private static EventSubscriptionEntity subscription(StateReader in, ExecutionEntity root) {
        var subscription = new EventSubscriptionEntity();
        subscription.setId(in.text());
        subscription.setEventType(in.text());
        subscription.setEventName(in.text());
        subscription.setExecutionId(in.text());
        subscription.setActivityId(in.text());
        subscription.setConfiguration(in.text());
        subscription.setCreated(new Date(in.signed()));
        subscription.setProcessInstanceId(root.getId());
        return subscription;
    }

    private static void write(StateWriter out, VariableInstanceEntity variable) {
        out.text(variable.getId());
        out.text(variable.getName());
        out.text(variable.getSerializerName());
        out.text(variable.getExecutionId());
        out.text(variable.getVariableScopeId());
        var number = variable.getLongValue();
        var decimal = variable.getDoubleValue();
        out.flags(variable.isConcurrentLocal(), number != null, decimal != null);
        if (number != null) {
            out.signed(number);
        }
        if (decimal != null) {
            out.signed(Double.doubleToRawLongBits(decimal));
        }
        out.text(variable.getTextValue());
        out.text(variable.getTextValue2());
        out.number(variable.getSequenceCounter());
    }

    private static VariableInstanceEntity variable(StateReader in, ExecutionEntity root) {
        var variable = new VariableInstanceEntity();
        variable.setId(in.text());
        variable.setName(in.text());
        variable.setSerializerName(in.text());
        variable.setExecutionId(in.text());
        variable.setVariableScopeId(in.text());
        int flags = in.flags();
        variable.setConcurrentLocal((flags & 1) != 0);
        if ((flags & 2) != 0) {
            variable.setLongValue(in.signed());
        }
        if ((flags & 4) != 0) {
            variable.setDoubleValue(Double.longBitsToDouble(in.signed()));
        }
        variable.setTextValue(in.text());
        variable.setTextValue2(in.text());
        variable.setSequenceCounter(in.number());
        variable.setProcessInstanceId(root.getId());
        variable.setProcessDefinitionId(root.getProcessDefinitionId());
        variable.postLoad();
        return variable;
    }
}
