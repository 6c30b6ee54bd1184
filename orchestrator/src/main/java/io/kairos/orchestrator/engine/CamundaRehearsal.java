package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.Jobs;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/**
 * A rehearsal is one command of Camunda around all others of its thread: what is new stays in its unit of work, which is never
 * flushed. Definitions are parsed by Camunda and lie in its cache of deployments meanwhile.
 */
@Component
final class CamundaRehearsal implements Rehearsal {
    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final Hibernation hibernation;
    private final ThreadLocal<List<String>> defined = ThreadLocal.withInitial(ArrayList::new);

    CamundaRehearsal(ProcessEngine engine, Hibernation hibernation) {
        this.engine = engine;
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.hibernation = hibernation;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        try {
            return configuration.getCommandExecutorTxRequired().execute(context -> {
                hibernation.rehearse(context);
                return work.get();
            });
        } finally {
            defined.get().forEach(configuration.getDeploymentCache()::removeProcessDefinition);
            defined.remove();
        }
    }

    @Override
    public String define(String journeyId, byte[] executableBpmn, Consumer<String> path) {
        var deployment = new DeploymentEntity();
        deployment.setId(UUID.randomUUID().toString());
        var listeners =
                new ArrayList<BpmnParseListener>(deployer().getBpmnParser().getParseListeners());
        listeners.add(new PathListener(path));
        var parser = new QuickParser(configuration);
        parser.setParseListeners(listeners);
        var parse = parser.createParse()
                .sourceInputStream(new ByteArrayInputStream(executableBpmn))
                .deployment(deployment)
                .name(journeyId + ".bpmn");
        // the parser brings its own
        parse.setSchemaResource(null);
        var definition = parse.execute().getProcessDefinitions().get(0);
        definition.setId(journeyId + ":0:" + UUID.randomUUID());
        definition.setDeploymentId(deployment.getId());
        configuration.getDeploymentCache().addProcessDefinition(definition);
        defined.get().add(definition.getId());
        hibernation.know(command(), definition);
        parse.getJobDeclarations().values().forEach(jobs -> jobs.forEach(job -> declare(definition, job)));
        return definition.getId();
    }

    /** Timers look up what Camunda writes down of them when it deploys. */
    private static void declare(ProcessDefinitionEntity definition, JobDeclaration<?, ?> job) {
        var entity = new JobDefinitionEntity(job);
        entity.setProcessDefinitionId(definition.getId());
        entity.setProcessDefinitionKey(definition.getKey());
        entity.setDeploymentId(definition.getDeploymentId());
        command().getJobDefinitionManager().insert(entity);
        job.setJobDefinitionId(entity.getId());
    }

    @Override
    public String startBefore(UUID enrolmentId, String deploymentKey, String elementId) {
        return engine.getRuntimeService()
                .createProcessInstanceById(deploymentKey)
                .businessKey(enrolmentId.toString())
                .startBeforeActivity(elementId)
                .execute()
                .getProcessInstanceId();
    }

    @Override
    public Optional<Instant> nextDue(String instanceId) {
        return timer(instanceId).map(timer -> timer.getDuedate().toInstant());
    }

    @Override
    public void fire(String instanceId) {
        timer(instanceId).ifPresent(timer -> Jobs.execute(command(), timer));
    }

    private Optional<JobEntity> timer(String instanceId) {
        return hibernation.earliestTimer(command(), instanceId);
    }

    private BpmnDeployer deployer() {
        return configuration.getDeployers().stream()
                .filter(BpmnDeployer.class::isInstance)
                .map(BpmnDeployer.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static CommandContext command() {
        var context = Context.getCommandContext();
        if (context == null) {
            throw new IllegalStateException("no rehearsal runs on this thread");
        }
        return context;
    }
}
