package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.bench.Meter;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;

/** Stock Camunda on the same server with a process of the same shape; its steps do nothing, not even what ours store. */
final class StockContender implements AutoCloseable {
    private static final int CLIENTS = 4;
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

    StockContender(DatabaseAddress database, Consumer<SpringProcessEngineConfiguration> settings) {
        bare = new BareEngine(database, settings);
        bare.deploy("bench", BPMN);
        meter = new Meter(bare.template());
    }

    Meter meter() {
        return meter;
    }

    /** Camunda as it comes: full history, its own executor with the defaults. */
    static void full(SpringProcessEngineConfiguration configuration) {
        configuration.setHistory("full");
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
        bare.clear();
        return rate("start", ids(many), id -> bare.engine().getRuntimeService().startProcessInstanceByKey("bench", id));
    }

    /** Due timers fired a second by Camunda's own executor. */
    double wake(int many) {
        start(many);
        bare.jdbc()
                .sql("update act_ru_job set duedate_ = now() - interval '1 minute'")
                .update();
        settle();
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
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("stock Camunda does not get done");
            }
        }
    }

    /** Instances ended by a message a second. */
    double cancel(int many) {
        start(many);
        settle();
        return rate(
                "cancel",
                keys(),
                key -> bare.engine()
                        .getRuntimeService()
                        .createMessageCorrelation("purchase")
                        .processInstanceBusinessKey(key)
                        .correlate());
    }

    /** Timers moved a second. */
    double retime(int many) {
        start(many);
        settle();
        var due = Date.from(Instant.parse("2030-01-01T00:00:00Z"));
        return rate(
                "retime",
                bare.jdbc()
                        .sql("select id_ from act_ru_job")
                        .query(String.class)
                        .list(),
                job -> bare.engine().getManagementService().setJobDuedate(job, due));
    }

    /** Bytes of one waiting instance, indexes and history included. */
    double bytes(int many) {
        bare.clear();
        long empty = size();
        start(many);
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

    private List<String> keys() {
        return bare.jdbc()
                .sql("select business_key_ from act_ru_execution where parent_id_ is null")
                .query(String.class)
                .list();
    }

    private static List<String> ids(int many) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(many).toList();
    }

    private double rate(String name, List<String> items, Consumer<String> work) {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var calls = items.stream()
                .map(item -> Executors.<Object>callable(() -> work.accept(item), item))
                .map(call -> (Callable<Object>) call)
                .toList();
        try {
            return meter.rate(name, items.size(), () -> callAll(clients, calls));
        } finally {
            clients.shutdown();
        }
    }

    private static void callAll(ExecutorService clients, List<Callable<Object>> calls) {
        try {
            for (var done : clients.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        bare.close();
    }
}
