package io.kairos.orchestrator.engine.sleep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/** All that one process instance consists of while it waits; parents come before their children. */
record Tokens(
        List<ExecutionEntity> executions,
        List<JobEntity> jobs,
        List<EventSubscriptionEntity> subscriptions,
        List<VariableInstanceEntity> variables) {
    /** Everything below the root of an instance that is whole in memory. */
    static Tokens of(ExecutionEntity root) {
        var tokens = new Tokens(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        tokens.collect(root);
        return tokens;
    }

    private void collect(ExecutionEntity execution) {
        executions.add(execution);
        jobs.addAll(execution.getJobs());
        subscriptions.addAll(execution.getEventSubscriptions());
        variables.addAll(execution.getVariablesInternal());
        for (var child : execution.getExecutions()) {
            collect(child);
        }
    }

    ExecutionEntity root() {
        return executions.get(0);
    }

    /** The timer that is due first, if any is due; timers of one instant go in the order of their elements. */
    Optional<JobEntity> earliestDue(Instant now) {
        return jobs.stream()
                .filter(job -> !job.getDuedate().toInstant().isAfter(now))
                .min(Comparator.comparing(JobEntity::getDuedate)
                        .thenComparing(Jobs::element)
                        .thenComparing(JobEntity::getId));
    }

    /** Hands a message to every subscription for it that is left when its turn comes. */
    void deliver(CommandContext context, String message) {
        subscriptions.stream()
                .filter(subscription -> subscription.isSubscriptionForEventType(EventType.MESSAGE))
                .filter(subscription -> message.equals(subscription.getEventName()))
                .sorted(Comparator.comparing(EventSubscriptionEntity::getActivityId))
                .toList()
                .stream()
                .filter(subscription -> !context.getDbEntityManager().isDeleted(subscription))
                .forEach(subscription -> subscription.eventReceived(null, false));
    }

    void retime(String elementId, Instant dueAt) {
        jobs.stream()
                .filter(job -> elementId.equals(Jobs.element(job)))
                .forEach(job -> job.setDuedate(Date.from(dueAt)));
    }

    Stream<DbEntity> entities() {
        return Stream.of(executions, jobs, subscriptions, variables).flatMap(List::stream);
    }
}
