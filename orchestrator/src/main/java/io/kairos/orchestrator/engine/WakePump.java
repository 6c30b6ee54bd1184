package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.engine.sleep.Claimed;
import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.SleepingKey;
import io.kairos.orchestrator.platform.Pump;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes the sleeping instances that are due: claims up to two batches, runs them to their next waits in one command and one
 * transaction with all they write. Whoever is urgent comes first; of the others of a storm one batch is of those due first, the other of those that have only just become due. Where a batch fails it is halved until the failing instance is alone; that one
 * becomes an ordinary instance and goes through Camunda's own path of retries and incidents, the others commit.
 */
@Component
final class WakePump implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(WakePump.class);
    /** Of one transaction; two threads take one each. */
    private static final int BATCH = 200;
    /** From so many on, a second thread with a transaction of its own takes half of them. */
    private static final int WORTH_SHARING = 8;
    /** How many are waited for when somebody else holds every due customer. */
    private static final int PATIENT = 20;
    /** For one that can neither run nor thaw, so that it does not stand in the way of the others. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Hibernation hibernation;
    private final TransactionTemplate transaction;
    private final ProcessEngineConfigurationImpl engine;
    private final JourneySteps steps;
    private final InstantSource clock;
    private final ExecutorService helper = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "wake-helper");
        thread.setDaemon(true);
        return thread;
    });

    WakePump(
            Hibernation hibernation,
            TransactionTemplate transaction,
            ProcessEngine engine,
            JourneySteps steps,
            InstantSource clock) {
        this.hibernation = hibernation;
        this.transaction = transaction;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.steps = steps;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        helper.shutdown();
    }

    @Override
    public String name() {
        return "wake";
    }

    @Override
    public int runOnce() {
        var now = clock.instant();
        int due = hibernation.due(now, 2 * BATCH).size();
        int woken = due < WORTH_SHARING ? claimAndWake(now, due, true) : shared(now, due);
        if (woken == 0 && due > 0) {
            var keys = hibernation.due(now, PATIENT);
            wakeOrHalve(keys, now);
            return keys.size();
        }
        return woken;
    }

    @Override
    public Optional<Instant> nextDue() {
        return hibernation.nextDue();
    }

    /** While very many are due, whoever becomes due meanwhile does not wait behind all of them. */
    private int shared(Instant now, int due) {
        var others = CompletableFuture.supplyAsync(() -> claimAndWake(now, due / 2, due < 2 * BATCH), helper);
        int woken = claimAndWake(now, due - due / 2, true);
        return woken + others.join();
    }

    private int claimAndWake(Instant now, int limit, boolean earliest) {
        if (limit == 0) {
            return 0;
        }
        var claimed = new ArrayList<SleepingKey>();
        try {
            transaction.executeWithoutResult(status -> {
                var taken = hibernation.claim(now, limit, earliest);
                claimed.addAll(taken.keys());
                wake(taken, now);
            });
        } catch (RuntimeException e) {
            if (claimed.isEmpty()) {
                throw e;
            }
            halve(claimed, now, e);
        }
        return claimed.size();
    }

    private void wakeOrHalve(List<SleepingKey> keys, Instant now) {
        try {
            transaction.executeWithoutResult(status -> wake(keys, now));
        } catch (RuntimeException e) {
            halve(keys, now, e);
        }
    }

    private void halve(List<SleepingKey> keys, Instant now, RuntimeException failure) {
        if (keys.size() > 1) {
            int half = keys.size() / 2;
            wakeOrHalve(keys.subList(0, half), now);
            wakeOrHalve(keys.subList(half, keys.size()), now);
        } else {
            thaw(keys, failure);
        }
    }

    private void wake(Claimed taken, Instant now) {
        var enrolments = taken.keys().stream().map(SleepingKey::enrolmentId).toList();
        if (!enrolments.isEmpty()) {
            steps.inLockedBatch(
                    taken.keys().stream().map(SleepingKey::customerId).toList(),
                    enrolments,
                    () -> engine.getCommandExecutorTxRequired().execute(context -> {
                        hibernation.fire(context, taken, now);
                        return enrolments.size();
                    }));
        }
    }

    private void wake(List<SleepingKey> keys, Instant now) {
        if (!keys.isEmpty()) {
            inOneCommand(
                    keys,
                    () -> engine.getCommandExecutorTxRequired().execute(context -> {
                        hibernation.fire(context, keys, now);
                        return keys.size();
                    }));
        }
    }

    private void thaw(List<SleepingKey> keys, RuntimeException failure) {
        var enrolment = keys.get(0).enrolmentId();
        try {
            transaction.executeWithoutResult(status -> inOneCommand(
                    keys,
                    () -> engine.getCommandExecutorTxRequired().execute(context -> hibernation.thaw(context, keys))));
            LOG.error("Enrolment {} failed when it woke; Camunda counts its retries", enrolment, failure);
        } catch (RuntimeException e) {
            var again = clock.instant().plus(PAUSE);
            hibernation.postpone(keys.get(0), again);
            LOG.error("Enrolment {} can neither run nor thaw; it is tried again at {}", enrolment, again, e);
        }
    }

    private void inOneCommand(List<SleepingKey> keys, Runnable command) {
        steps.inBatch(keys.stream().map(SleepingKey::enrolmentId).toList(), command);
    }
}
