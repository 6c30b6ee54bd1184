package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.Jobs;
import io.kairos.orchestrator.engine.sleep.SleepingKey;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs each call as one command of Camunda, so that many items share one context, one flush and one transaction. */
@Component
final class CamundaJourneyEngine implements JourneyEngine {
    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final Hibernation hibernation;
    private final JourneySteps steps;

    CamundaJourneyEngine(ProcessEngine engine, JdbcClient jdbc, Hibernation hibernation, @Lazy JourneySteps steps) {
        this.engine = engine;
        this.hibernation = hibernation;
        this.steps = steps;
        // Camunda's own schema has neither, and both are asked for at every wake-up.
        jdbc.sql("create index if not exists kairos_job_due on act_ru_job (duedate_)")
                .update();
        jdbc.sql("create index if not exists kairos_subscription_instance on act_ru_event_subscr (proc_inst_id_)")
                .update();
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public String deploy(String journeyId, int version, byte[] executableBpmn) {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .name(journeyId + "-" + version)
                .addInputStream(journeyId + ".bpmn", new ByteArrayInputStream(executableBpmn))
                .deployWithResult();
        return deployment.getDeployedProcessDefinitions().get(0).getId();
    }

    @Override
    public List<Started> start(List<Start> starts) {
        return inOneCommand(context -> {
            var started = new ArrayList<Started>(starts.size());
            for (var start : starts) {
                var instance = engine.getRuntimeService()
                        .startProcessInstanceById(
                                start.deploymentKey(), start.enrolmentId().toString());
                started.add(new Started(start.enrolmentId(), instance.getProcessInstanceId()));
            }
            return started;
        });
    }

    @Override
    public void correlate(List<Correlation> correlations) {
        var byMessage = correlations.stream()
                .collect(Collectors.groupingBy(Correlation::message, LinkedHashMap::new, Collectors.toList()));
        inOneCommand(context -> {
            byMessage.forEach((message, these) -> correlate(context, message, these));
            return correlations.size();
        });
    }

    private void correlate(CommandContext context, String message, List<Correlation> correlations) {
        var keys = correlations.stream()
                .map(correlation -> key(correlation.enrolmentId()))
                .toList();
        var dealtWith = hibernation.correlate(context, message, keys);
        for (var correlation : correlations) {
            if (!dealtWith.contains(key(correlation.enrolmentId()))) {
                hibernation.correlateOrdinary(context, message, correlation.instanceId());
            }
        }
    }

    @Override
    public void retime(List<Retime> retimes) {
        if (retimes.isEmpty()) {
            return;
        }
        inOneCommand(context -> {
            var asleep =
                    hibernation.retime(context, retimes.stream().map(this::move).toList());
            retimes.stream()
                    .filter(retime -> !asleep.contains(key(retime.enrolmentId())))
                    .forEach(retime -> retimeOrdinary(context, retime));
            return retimes.size();
        });
    }

    private Hibernation.Move move(Retime retime) {
        boolean tight = steps.isTight(retime.enrolmentId()).orElse(false);
        return new Hibernation.Move(key(retime.enrolmentId()), retime.elementId(), retime.dueAt(), tight);
    }

    /** Three commands, for Camunda reads from its tables what it migrates: a sleeping instance is awake meanwhile. */
    @Override
    public void migrate(List<Migration> migrations) {
        inOneCommand(context -> hibernation.thaw(
                context, migrations.stream().map(one -> key(one.enrolmentId())).toList()));
        migrations.stream()
                .collect(Collectors.groupingBy(Migration::fromKey, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::migrate);
        if (hibernation.isEnabled()) {
            inOneCommand(context -> {
                migrations.forEach(one -> hibernation.loadWhole(context, one.instanceId()));
                return migrations.size();
            });
        }
    }

    private void migrate(String fromKey, List<Migration> migrations) {
        migrations.stream()
                .collect(Collectors.groupingBy(Migration::toKey, LinkedHashMap::new, Collectors.toList()))
                .forEach((toKey, these) -> {
                    var plan = engine.getRuntimeService()
                            .createMigrationPlan(fromKey, toKey)
                            .mapEqualActivities()
                            .build();
                    engine.getRuntimeService()
                            .newMigration(plan)
                            .processInstanceIds(
                                    these.stream().map(Migration::instanceId).toList())
                            .skipCustomListeners()
                            .skipIoMappings()
                            .execute();
                });
    }

    @Override
    public void end(List<Ending> endings) {
        inOneCommand(context -> {
            var asleep = hibernation.drop(
                    endings.stream().map(ending -> key(ending.enrolmentId())).toList());
            endings.stream()
                    .filter(ending -> !asleep.contains(key(ending.enrolmentId())))
                    .map(Ending::instanceId)
                    .filter(id -> context.getExecutionManager().findExecutionById(id) != null)
                    .forEach(id -> context.getExecutionManager().deleteProcessInstance(id, "ended", false, true));
            return endings.size();
        });
    }

    private void retimeOrdinary(CommandContext context, Retime retime) {
        if (hibernation.retimeInMemory(context, retime.instanceId(), retime.elementId(), retime.dueAt())) {
            return;
        }
        context.getJobManager().findJobsByProcessInstanceId(retime.instanceId()).stream()
                .filter(TimerEntity.class::isInstance)
                .filter(timer -> retime.elementId().equals(Jobs.element(timer)))
                .forEach(timer -> timer.setDuedate(Date.from(retime.dueAt())));
    }

    private SleepingKey key(UUID enrolmentId) {
        return new SleepingKey(
                steps.customerOf(enrolmentId)
                        .orElseThrow(() -> new IllegalStateException("tokens move only inside a batch")),
                enrolmentId);
    }

    private <T> T inOneCommand(Work<T> work) {
        return configuration.getCommandExecutorTxRequired().execute(work::run);
    }

    private interface Work<T> {
        T run(CommandContext context);
    }
}
