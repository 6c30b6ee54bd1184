package io.kairos.orchestrator.engine;

import io.kairos.journeys.bpmn.ExecutableExpressions;
import io.kairos.orchestrator.engine.sleep.Hibernation;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Camunda 7.24 wired by hand: UUIDs as ids (the default generator takes a second connection while it holds the first),
 * no history of its own (Kairos keeps the journal), and three hooks that let no diagram reach code.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class CamundaConfiguration {
    @Bean
    Hibernation hibernation(
            DataSource dataSource, EngineSettings settings, @Lazy JourneySteps steps, @Lazy Urgency urgency) {
        return new Hibernation(
                dataSource, steps::customerOf, urgency::isUrgent, steps::isTight, settings.hibernation());
    }

    /**
     * The steps need the engine and the engine needs the steps: they are looked up at their first use. Camunda makes its tables after
     * ours: Flyway begins with none.
     */
    @Bean
    @DependsOn("flywayInitializer")
    ProcessEngineFactoryBean processEngine(
            ApplicationContext context,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Hibernation hibernation,
            @Lazy JourneySteps steps) {
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setApplicationContext(context);
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        configuration.setHistoryTimeToLive("P30D");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setHintJobExecutor(false);
        configuration.setProducePrioritizedJobs(false);
        configuration.setJobExecutorAcquireByPriority(false);
        configuration.setExpressionManager(new ClosedExpressions(constants(steps)));
        configuration.setDmnElProvider(NoCode::expression);
        configuration.setScriptEngineResolver(new NoCode.Scripts());
        configuration.setArtifactFactory(new NoCode.Artifacts());
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new VisitListener(steps))));
        hibernation.configure(configuration);
        var factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(configuration);
        return factory;
    }

    private static Map<String, Function<DelegateExecution, Object>> constants(JourneySteps steps) {
        var constants = new HashMap<String, Function<DelegateExecution, Object>>();
        constants.put(
                ExecutableExpressions.MOMENT, execution -> Date.from(steps.waitUntil(CamundaVisits.of(execution))));
        JavaDelegate send = execution -> steps.send(CamundaVisits.of(execution));
        constants.put(ExecutableExpressions.SEND, execution -> send);
        JavaDelegate profile = execution -> steps.profile(CamundaVisits.of(execution));
        constants.put(ExecutableExpressions.PROFILE, execution -> profile);
        JavaDelegate run = execution -> steps.run(CamundaVisits.of(execution));
        constants.put(ExecutableExpressions.RUN, execution -> run);
        JavaDelegate decide = execution -> CamundaVisits.decide(
                execution, steps.decide(CamundaVisits.of(execution), CamundaVisits.decided(execution)));
        constants.put(ExecutableExpressions.DECIDE, execution -> decide);
        for (var expression : ExecutableExpressions.all()) {
            ExecutableExpressions.path(expression)
                    .ifPresent(path -> constants.put(
                            expression,
                            execution ->
                                    steps.takes(CamundaVisits.of(execution), path, CamundaVisits.decided(execution))));
        }
        return constants;
    }
}
