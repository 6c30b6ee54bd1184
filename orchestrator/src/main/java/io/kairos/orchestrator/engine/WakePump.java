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
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes the sleeping instances that are due: claims a batch for each lane and runs it to its next waits in one command
 * and one transaction with all it writes. Whoever is urgent comes first; of the others of a storm every other lane takes those due
 * first, the rest those that have only just become due. Where a batch fails it is halved until the failing instance is alone; that one
 * becomes an ordinary instance and goes through Camunda's own path of retries and incidents, the others commit.
 */
@Component
final class WakePump implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(WakePump.class);
    /** Of one transaction. */
    private static final int BATCH = 200;
    /** From so many on, the lanes share them. */
    private static final int WORTH_SHARING = 8;
    /** Of one lane in one round: it does not wait for the slowest lane after each. */
    private static final int BATCHES = 8;
    /** How many are waited for when somebody else holds every due customer. */
    private static final int PATIENT = 20;
    /** For one that can neither run nor thaw, so that it does not stand in the way of the others. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Hibernation hibernation;
    private final TransactionTemplate transaction;
    private final ProcessEngineConfigurationImpl engine;
    private final JourneySteps steps;
    private final InstantSource clock;
    private final int lanes;
    private final ExecutorService helpers;

    WakePump(
            Hibernation hibernation,
            TransactionTemplate transaction,
            ProcessEngine engine,
            JourneySteps steps,
            EngineSettings settings,
            InstantSource clock) {
        this.hibernation = hibernation;
        this.transaction = transaction;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.steps = steps;
        this.clock = clock;
        this.lanes = settings.lanes();
        this.helpers = Executors.newFixedThreadPool(Math.max(1, lanes - 1), work -> {
            var thread = new Thread(work, "wake-lane");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    void stop() {
        helpers.shutdown();
    }

    @Override
    public String name() {
        return "wake";
    }

    @Override
    public int runOnce() {
        var now = clock.instant();
        int due = hibernation.due(now, lanes * BATCH).size();
        int woken =
                due < WORTH_SHARING || lanes == 1 ? claimAndWake(now, Math.min(due, BATCH), true) : shared(now, due);
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

    private int shared(Instant now, int due) {
        boolean storm = due == lanes * BATCH;
        var others = IntStream.range(1, lanes)
                .mapToObj(lane -> CompletableFuture.supplyAsync(
                        () -> storm ? drain(lane % 2 == 0) : claimAndWake(now, share(due, lane), true), helpers))
                .toList();
        int woken = storm ? drain(true) : claimAndWake(now, share(due, 0), true);
        return woken + others.stream().mapToInt(CompletableFuture::join).sum();
    }

    /** Of those due so much for each lane, the first ones' one more where it does not come out even. */
    private int share(int due, int lane) {
        return due / lanes + (lane < due % lanes ? 1 : 0);
    }

    /** While very many are due, whoever becomes due meanwhile does not wait behind all of them: every other lane begins with those. */
    private int drain(boolean earliest) {
        int woken = 0;
        int taken = BATCH;
        for (int batch = 0; batch < BATCHES && taken == BATCH; batch++) {
            taken = claimAndWake(clock.instant(), BATCH, earliest);
            woken += taken;
        }
        return woken;
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
