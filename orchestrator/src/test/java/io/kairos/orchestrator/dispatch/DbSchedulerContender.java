package io.kairos.orchestrator.dispatch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.kairos.orchestrator.platform.bench.BenchRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same number of messages as one-time tasks of db-scheduler in its fastest mode, lock-and-fetch with 20 threads, on the
 * same PostgreSQL: the handler does nothing, no guard is asked and nothing is kept of a task that ran.
 */
public final class DbSchedulerContender {
    private static final int THREADS = 20;
    private static final int BATCH = 500;

    private final DataSource database;
    private final JdbcTemplate jdbc;

    public DbSchedulerContender(DataSource database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        jdbc.execute("""
                create table if not exists scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamptz not null, picked boolean not null, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint, state text,
                    primary key (task_name, task_instance));
                create index if not exists execution_time_idx on scheduled_tasks (execution_time);
                create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat);
                """);
    }

    /** Tasks fetched, run and completed a second. */
    public double rate(int many, Instant now) throws InterruptedException {
        return rate(many, now, new BenchCosts(new BenchRun(1, 1, line -> {}), Optional.empty(), many));
    }

    double rate(int many, Instant now, BenchCosts costs) throws InterruptedException {
        jdbc.execute("truncate scheduled_tasks");
        CountDownLatch left = new CountDownLatch(many);
        OneTimeTask<Void> task = Tasks.oneTime("bench").execute((instance, context) -> left.countDown());
        Scheduler scheduler = Scheduler.create(database, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        for (int from = 0; from < many; from += BATCH) {
            List<TaskInstance<?>> batch = new ArrayList<>();
            for (int i = from; i < Math.min(many, from + BATCH); i++) {
                batch.add(task.instance("message-" + i));
            }
            scheduler.scheduleBatch(batch, now.minusSeconds(1));
        }
        jdbc.execute("vacuum analyze scheduled_tasks");
        jdbc.execute("checkpoint");
        costs.begin();
        long begin = System.nanoTime();
        scheduler.start();
        boolean all = left.await(10, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - begin) / 1e9;
        scheduler.stop();
        costs.end(BenchCosts.OTHER);
        if (!all) {
            throw new IllegalStateException(left.getCount() + " tasks did not run");
        }
        return many / seconds;
    }
}
