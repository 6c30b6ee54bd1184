package io.kairos.orchestrator.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs each call as one command of Camunda, so that many items share one context, one flush and one transaction. */
@Component
final class CamundaJourneyEngine implements JourneyEngine {
    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;

    CamundaJourneyEngine(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
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
        inOneCommand(context -> {
            for (var correlation : correlations) {
                var subscriptions = context.getEventSubscriptionManager()
                        .findEventSubscriptionsByNameAndExecution(
                                EventType.MESSAGE.name(), correlation.message(), correlation.instanceId(), false);
                if (!subscriptions.isEmpty()) {
                    engine.getRuntimeService().messageEventReceived(correlation.message(), correlation.instanceId());
                }
            }
            return correlations.size();
        });
    }

    @Override
    public void retime(List<Retime> retimes) {
        inOneCommand(context -> {
            for (var retime : retimes) {
                context.getJobManager().findJobsByProcessInstanceId(retime.instanceId()).stream()
                        .filter(TimerEntity.class::isInstance)
                        .map(TimerEntity.class::cast)
                        .filter(timer -> retime.elementId().equals(timer.getActivityId()))
                        .forEach(timer -> timer.setDuedate(Date.from(retime.dueAt())));
            }
            return retimes.size();
        });
    }

    private <T> T inOneCommand(Work<T> work) {
        return configuration.getCommandExecutorTxRequired().execute(work::run);
    }

    private interface Work<T> {
        T run(CommandContext context);
    }
}
