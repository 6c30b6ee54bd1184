package io.kairos.orchestrator.dispatch.worker;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Asks again and again until there is an answer, without a thread for everyone who waits. */
@Component
class LongPolls {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_WAITING = 1_000;

    private final ScheduledExecutorService askers;
    private final AtomicInteger waiting = new AtomicInteger();

    LongPolls() {
        AtomicInteger number = new AtomicInteger();
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2, task -> {
            Thread thread = new Thread(task, "worker-desk-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        askers = pool;
    }

    /** The first answer that is not empty, or an empty one when the patience ends. */
    <T> CompletableFuture<List<T>> ask(Supplier<List<T>> question, Duration patience) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw new ProblemException(Problem.of(503, "worker-desk-busy"));
        }
        CompletableFuture<List<T>> answer = new CompletableFuture<>();
        answer.whenComplete((all, failure) -> waiting.decrementAndGet());
        try {
            askers.execute(() -> ask(question, System.nanoTime() + patience.toNanos(), answer));
        } catch (RejectedExecutionException closing) {
            answer.complete(List.of());
        }
        return answer;
    }

    private <T> void ask(Supplier<List<T>> question, long end, CompletableFuture<List<T>> answer) {
        try {
            List<T> all = question.get();
            if (!all.isEmpty() || System.nanoTime() - end >= 0) {
                answer.complete(all);
            } else {
                askers.schedule(() -> ask(question, end, answer), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException closing) {
            answer.complete(List.of());
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
    }

    @PreDestroy
    void close() {
        askers.shutdown();
    }
}
