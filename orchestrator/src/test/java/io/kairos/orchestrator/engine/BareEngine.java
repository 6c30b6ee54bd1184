package io.kairos.orchestrator.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A Camunda engine of its own on a database of its own, that writes down where the tokens of every instance go. */
final class BareEngine implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, List<String>> traces = new ConcurrentHashMap<>();
    private volatile Consumer<DelegateExecution> alsoAtStep = execution -> {};

    BareEngine(DatabaseAddress database, Consumer<SpringProcessEngineConfiguration> more) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(6);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        dataSource = new HikariDataSource(pool);
        Flyway.configure().dataSource(dataSource).load().migrate();
        var transactions = new DataSourceTransactionManager(dataSource);
        transaction = new TransactionTemplate(transactions);
        jdbc = JdbcClient.create(dataSource);
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setHintJobExecutor(false);
        configuration.setBeans(new HashMap<>(Map.of("step", (JavaDelegate) this::step, "picker", new Picker())));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Traces())));
        more.accept(configuration);
        engine = configuration.buildProcessEngine();
    }

    /** Has every step do this as well, in the transaction that moves the token. */
    void alsoAtStep(Consumer<DelegateExecution> work) {
        alsoAtStep = work;
    }

    ProcessEngine engine() {
        return engine;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    JdbcTemplate template() {
        return new JdbcTemplate(dataSource);
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    List<String> trace(UUID instance) {
        return List.copyOf(traces.getOrDefault(instance.toString(), List.of()));
    }

    void deploy(String key, String bpmn) {
        engine.getRepositoryService()
                .createDeployment()
                .addString(key + ".bpmn", bpmn)
                .deploy();
    }

    String definitionId(String key) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** What stands in Camunda's tables about these instances, without ids that differ between engines. */
    List<String> state() {
        return jdbc.sql("""
                        select 'execution ' || root.business_key_ || ' ' || coalesce(e.act_id_, '-') || ' active ' || e.is_active_
                            || ' concurrent ' || e.is_concurrent_ || ' scope ' || e.is_scope_ || ' event ' || e.is_event_scope_
                            || ' in ' || coalesce(p.act_id_, '-') from act_ru_execution e
                            join act_ru_execution i on i.id_ = e.proc_inst_id_
                            join act_ru_execution root on root.id_ = i.root_proc_inst_id_
                            left join act_ru_execution p on p.id_ = e.parent_id_
                        union all
                        select 'timer ' || e.business_key_ || ' ' || j.handler_type_ || ' ' || j.handler_cfg_ || ' ' || coalesce(j.duedate_::text, '-')
                            || ' ' || coalesce(j.repeat_, '-') || ' ' || j.retries_
                            from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_
                            join act_ru_execution e on e.id_ = i.root_proc_inst_id_
                        union all
                        select 'subscription ' || e.business_key_ || ' ' || s.event_type_ || ' ' || s.event_name_ || ' ' || s.activity_id_
                            from act_ru_event_subscr s join act_ru_execution i on i.id_ = s.proc_inst_id_
                            join act_ru_execution e on e.id_ = i.root_proc_inst_id_
                        union all
                        select 'variable ' || e.business_key_ || ' ' || v.name_ || ' ' || v.type_ || ' '
                            || coalesce(v.text_, v.long_::text, v.double_::text, '-') || ' at ' || coalesce(x.act_id_, '-')
                            from act_ru_variable v join act_ru_execution i on i.id_ = v.proc_inst_id_
                            join act_ru_execution e on e.id_ = i.root_proc_inst_id_ join act_ru_execution x on x.id_ = v.execution_id_
                        union all
                        select 'task ' || e.business_key_ || ' ' || t.task_def_key_
                            from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        order by 1
                        """).query(String.class).list();
    }

    void clear() {
        traces.clear();
        for (var table : List.of(
                "sleeping",
                "act_ru_variable",
                "act_ru_event_subscr",
                "act_ru_identitylink",
                "act_ru_task",
                "act_ru_job",
                "act_ru_incident",
                "act_ru_execution")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
    }

    private void step(DelegateExecution execution) {
        alsoAtStep.accept(execution);
        int steps = (execution.getVariable("steps") instanceof Integer before ? before : 0) + 1;
        execution.setVariable("steps", steps);
        execution.setVariable("last", execution.getCurrentActivityId() + " é😀");
        execution.setVariable("share", steps / 3.0);
        execution.setVariable("odd", steps % 2 == 1);
        execution.setVariable("at", new Date(ClockUtil.getCurrentTime().getTime()));
        execution.setVariable("far", steps * -10_000_000_000L);
        execution.setVariable("nothing", null);
    }

    /** Decides the gateways by how many steps were done. */
    public static final class Picker {
        public boolean even(DelegateExecution execution) {
            return steps(execution) % 2 == 0;
        }

        public boolean again(DelegateExecution execution) {
            var rounds = "rounds_" + execution.getCurrentActivityId();
            int done = (execution.getVariable(rounds) instanceof Integer before ? before : 0) + 1;
            execution.setVariable(rounds, done);
            return done % 3 != 0;
        }

        private static int steps(DelegateExecution execution) {
            return execution.getVariable("steps") instanceof Integer steps ? steps : 0;
        }
    }

    private final class Traces extends AbstractBpmnParseListener {
        private void watch(ActivityImpl activity) {
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    execution -> note(execution, execution.getCurrentActivityId()));
        }

        private void note(DelegateExecution execution, String what) {
            var root = (ExecutionEntity) execution;
            while (root.getProcessInstance().getSuperExecution() != null) {
                root = root.getProcessInstance().getSuperExecution();
            }
            traces.computeIfAbsent(
                            String.valueOf(root.getProcessBusinessKey()),
                            key -> Collections.synchronizedList(new ArrayList<>()))
                    .add(what);
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            definition.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    execution -> note(execution, "ended with " + new TreeMap<>(execution.getVariables())));
        }

        @Override
        public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseParallelGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }

        @Override
        public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            watch(activity);
        }
    }
}
