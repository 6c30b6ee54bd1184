package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.bench.Meter;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

/** Stock Camunda on the same server with a process of the same shape; its steps do nothing, not even what ours store. */
final class StockContender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BPMN = """
            <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>
              <message id='m1' name='purchase'/><message id='m2' name='stop'/>
              <process id='bench' isExecutable='true' camunda:historyTimeToLive='P1D'>
                <startEvent id='s'/><sequenceFlow id='f1' sourceRef='s' targetRef='wait'/>
                <intermediateCatchEvent id='wait'><timerEventDefinition>
                  <timeDuration xsi:type='tFormalExpression'>P9D</timeDuration></timerEventDefinition></intermediateCatchEvent>
                <sequenceFlow id='f2' sourceRef='wait' targetRef='send'/>
                <serviceTask id='send' camunda:expression='${true}'/>
                <sequenceFlow id='f3' sourceRef='send' targetRef='wait'/>
                <subProcess id='bought' triggeredByEvent='true'><startEvent id='b1'><messageEventDefinition messageRef='m1'/></startEvent>
                  <sequenceFlow id='f4' sourceRef='b1' targetRef='b2'/><endEvent id='b2'/></subProcess>
                <subProcess id='stopped' triggeredByEvent='true'><startEvent id='t1'><messageEventDefinition messageRef='m2'/></startEvent>
                  <sequenceFlow id='f5' sourceRef='t1' targetRef='t2'/><endEvent id='t2'/></subProcess>
              </process>
            </definitions>
            """;

    private final BareEngine bare;
    private final Meter meter;

    /** @param asleep how many wait beside those that are measured */
    StockContender(DatabaseAddress database, Consumer<SpringProcessEngineConfiguration> settings, int asleep) {
        bare = new BareEngine(database, settings);
        bare.deploy("bench", BPMN);
        meter = new Meter(bare.template());
        Clients.each(ids(asleep), this::start);
        settle();
    }

    Meter meter() {
        return meter;
    }

    /** Camunda as it comes: full history, its own executor with the defaults, its metrics. */
    static void full(SpringProcessEngineConfiguration configuration) {
        configuration.setHistory("full");
        configuration.setMetricsEnabled(true);
        configuration.setTaskMetricsEnabled(true);
        configuration.setHintJobExecutor(true);
    }

    /** The best that settings reach. */
    static void tuned(SpringProcessEngineConfiguration configuration) {
        configuration.setJobExecutorAcquireByDueDate(true);
        var executor = new org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor();
        executor.setMaxJobsPerAcquisition(100);
        executor.setCorePoolSize(8);
        executor.setMaxPoolSize(8);
        executor.setQueueSize(200);
        configuration.setJobExecutor(executor);
    }

    /** Instances started a second. */
    double start(int many) {
        return rate("start", ids(many), this::start);
    }

    private void start(String key) {
        bare.engine().getRuntimeService().startProcessInstanceByKey("bench", key);
    }

    /** Business keys of so many more that wait. */
    private List<String> waiting(int many) {
        var keys = ids(many);
        Clients.each(keys, this::start);
        settle();
        return keys;
    }

    /** Due timers fired a second by Camunda's own executor. */
    double wake(int many) {
        bare.jdbc().sql("""
                        update act_ru_job set duedate_ = now() - interval '1 minute' where process_instance_id_ in (
                            select proc_inst_id_ from act_ru_execution where business_key_ in (:keys))
                        """).param("keys", waiting(many)).update();
        var executor =
                ((ProcessEngineConfigurationImpl) bare.engine().getProcessEngineConfiguration()).getJobExecutor();
        double rate = meter.rate("wake", many, () -> {
            executor.start();
            awaitNoneDue();
        });
        executor.shutdown();
        return rate;
    }

    private void awaitNoneDue() {
        long begin = System.nanoTime();
        while (bare.jdbc()
                        .sql("select count(*) from act_ru_job where duedate_ < now()")
                        .query(Long.class)
                        .single()
                > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("stock Camunda does not get done");
            }
        }
    }

    /** Instances ended by a message a second. */
    double cancel(int many) {
        return rate(
                "cancel",
                waiting(many),
                key -> bare.engine()
                        .getRuntimeService()
                        .createMessageCorrelation("purchase")
                        .processInstanceBusinessKey(key)
                        .correlate());
    }

    /** Timers moved a second. */
    double retime(int many) {
        var jobs = bare.jdbc()
                .sql("""
                        select id_ from act_ru_job where process_instance_id_ in (
                            select proc_inst_id_ from act_ru_execution where business_key_ in (:keys))
                        """)
                .param("keys", waiting(many))
                .query(String.class)
                .list();
        var due = Date.from(Instant.parse("2030-01-01T00:00:00Z"));
        return rate("retime", jobs, job -> bare.engine().getManagementService().setJobDuedate(job, due));
    }

    /** Bytes of one waiting instance, indexes and history included. */
    double bytes(int many) {
        bare.clear();
        long empty = size();
        Clients.each(ids(many), this::start);
        return (size() - empty) / (double) many;
    }

    private long size() {
        bare.jdbc().sql("vacuum full").update();
        return bare.jdbc().sql("""
                        select sum(pg_total_relation_size(oid)) from pg_class
                        where relkind = 'r' and (relname like 'act_ru%' or relname like 'act_hi%')
                        """).query(Long.class).single();
    }

    private void settle() {
        bare.jdbc().sql("vacuum analyze").update();
    }

    private static List<String> ids(int many) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(many).toList();
    }

    private double rate(String name, List<String> items, Consumer<String> work) {
        return meter.rate(name, items.size(), () -> Clients.each(items, work));
    }

    @Override
    public void close() {
        bare.close();
    }
}
