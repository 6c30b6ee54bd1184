package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.Jobs;
import io.kairos.orchestrator.platform.Pump;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires the due jobs of ordinary instances, those that keep rows in Camunda's tables: claims up to a batch of Camunda's jobs in the order they are due, runs them in
 * one command and one transaction. Where a batch fails it is halved until the failing job is alone; that one goes
 * through Camunda's own path of retries and incidents, the others commit. What only waits afterwards falls asleep.
 */
@Component
final class JobPump implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(JobPump.class);
    private static final int BATCH = 200;
    /** From so many on, a second thread with a transaction of its own takes half of them. */
    private static final int WORTH_SHARING = 8;

    private static final String DUE = """
            from act_ru_job j
            where (j.duedate_ is null or j.duedate_ <= :now) and j.retries_ > 0 and j.suspension_state_ = 1
              and j.process_def_id_ not in (select deployment_key from resting_definition)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProcessEngineConfigurationImpl engine;
    private final JourneySteps steps;
    private final Hibernation hibernation;
    private final InstantSource clock;
    private final ExecutorService helper = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "jobs-helper");
        thread.setDaemon(true);
        return thread;
    });

    JobPump(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ProcessEngine engine,
            JourneySteps steps,
            Hibernation hibernation,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.steps = steps;
        this.hibernation = hibernation;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        helper.shutdown();
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public int runOnce() {
        var due = jdbc.sql("select j.id_, e.business_key_, i.id_ " + DUE.replace("from act_ru_job j", """
                        from act_ru_job j
                        join act_ru_execution i on i.id_ = j.process_instance_id_
                        join act_ru_execution e on e.id_ = i.root_proc_inst_id_
                        """)
                        + " order by j.duedate_ nulls first, j.handler_cfg_, j.id_ limit " + BATCH)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new DueJob(row.getString(1), UUID.fromString(row.getString(2)), row.getString(3)))
                .list();
        if (due.size() < WORTH_SHARING) {
            runOrHalve(due);
        } else {
            var half = enrolmentsOfHalf(due);
            var mine =
                    due.stream().filter(job -> half.contains(job.enrolmentId())).toList();
            var rest = due.stream()
                    .filter(job -> !half.contains(job.enrolmentId()))
                    .toList();
            var others = CompletableFuture.runAsync(() -> runOrHalve(rest), helper);
            runOrHalve(mine);
            others.join();
        }
        return due.size();
    }

    /** What is due to one enrolment stays together, in its order: the first may cancel the second. */
    private static Set<UUID> enrolmentsOfHalf(List<DueJob> due) {
        return due.stream().map(DueJob::enrolmentId).limit(due.size() / 2).collect(Collectors.toSet());
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("""
                        select min(coalesce(duedate_, 'epoch')) from act_ru_job
                        where retries_ > 0 and suspension_state_ = 1
                          and process_def_id_ not in (select deployment_key from resting_definition)
                        """).query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    /** Both halves lock their customers in the order of the keys, so that they wait for each other at worst. */
    private void runOrHalve(List<DueJob> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> run(jobs));
        } catch (RuntimeException e) {
            if (jobs.size() > 1) {
                var half = jobs.size() / 2;
                runOrHalve(jobs.subList(0, half));
                runOrHalve(jobs.subList(half, jobs.size()));
            } else {
                retryAlone(jobs.get(0));
            }
        }
    }

    private void run(List<DueJob> jobs) {
        steps.inBatch(jobs.stream().map(DueJob::enrolmentId).toList(), () -> inOneCommand(jobs));
    }

    private void inOneCommand(List<DueJob> jobs) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            jobs.stream().map(DueJob::instanceId).distinct().forEach(id -> hibernation.loadWhole(context, id));
            for (var due : jobs) {
                execute(context, due.id());
            }
            return jobs.size();
        });
    }

    /** A job that is gone or moved since it was read was cancelled or re-timed by what came first, in this very batch perhaps. */
    private void execute(CommandContext context, String jobId) {
        var job = context.getDbEntityManager().selectById(JobEntity.class, jobId);
        if (job == null
                || context.getDbEntityManager().isDeleted(job)
                || (job.getDuedate() != null && job.getDuedate().toInstant().isAfter(clock.instant()))) {
            return;
        }
        Jobs.execute(context, job);
    }

    private void retryAlone(DueJob due) {
        var failures = new JobFailureCollector(due.id());
        var execute = new ExecuteJobsCmd(due.id(), failures);
        Command<Void> inBatch = context -> {
            steps.inBatch(List.of(due.enrolmentId()), () -> execute.execute(context));
            return null;
        };
        try {
            ExecuteJobHelper.executeJob(due.id(), engine.getCommandExecutorTxRequired(), failures, inBatch);
        } catch (RuntimeException e) {
            LOG.error("Enrolment {} failed at job {}; Camunda counts the retry", due.enrolmentId(), due.id(), e);
        }
    }

    private record DueJob(String id, UUID enrolmentId, String instanceId) {}
}
