package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.SleepingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator does with instances by hand; a thawed one falls asleep again after its next wake-up. */
@Component
final class SleepDesk {
    private final Hibernation hibernation;
    private final ProcessEngineConfigurationImpl engine;
    private final JourneySteps steps;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    SleepDesk(
            Hibernation hibernation,
            ProcessEngine engine,
            JourneySteps steps,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.hibernation = hibernation;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.steps = steps;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Gives an enrolment's sleeping instance its rows in Camunda's tables; false when it does not sleep. */
    boolean thaw(UUID enrolmentId) {
        var thawed = new ArrayList<String>();
        inOneCommand(
                enrolmentId,
                () -> steps.customerOf(enrolmentId)
                        .map(customer -> List.of(new SleepingKey(customer, enrolmentId)))
                        .ifPresent(keys -> engine.getCommandExecutorTxRequired()
                                .execute(context -> thawed.addAll(hibernation.thaw(context, keys)))));
        return !thawed.isEmpty();
    }

    /** Puts an enrolment's ordinary instance to sleep; false when there is none, or it does more than wait. */
    boolean freeze(UUID enrolmentId) {
        if (instance(enrolmentId).isEmpty()) {
            return false;
        }
        inOneCommand(
                enrolmentId,
                () -> engine.getCommandExecutorTxRequired().execute(context -> {
                    instance(enrolmentId).ifPresent(id -> hibernation.loadWhole(context, id));
                    return enrolmentId;
                }));
        return instance(enrolmentId).isEmpty();
    }

    private Optional<String> instance(UUID enrolmentId) {
        return jdbc.sql("select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null")
                .param(enrolmentId.toString())
                .query(String.class)
                .optional();
    }

    private void inOneCommand(UUID enrolmentId, Runnable command) {
        transaction.executeWithoutResult(status -> steps.inBatch(List.of(enrolmentId), command));
    }
}
