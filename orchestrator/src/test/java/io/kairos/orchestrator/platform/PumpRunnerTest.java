package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PumpRunnerTest {
    private PumpRunner runner = runner(true, () -> 0);

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void goes_on_after_failures() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(3);
        runner = runner(true, () -> {
            third.countDown();
            throw new IllegalStateException("fails on purpose");
        });

        runner.start();

        assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void repeats_at_once_while_there_is_work_and_polls_when_there_is_none() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(1000);
        AtomicInteger left = new AtomicInteger(998);
        runner = runner(true, () -> {
            rounds.countDown();
            return left.getAndDecrement() > 0 ? 1 : 0;
        });

        runner.start();

        assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void lets_the_round_that_has_begun_come_to_its_end_and_begins_no_other() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        runner = runner(true, () -> {
            started.incrementAndGet();
            begun.countDown();
            awaitQuietly(mayEnd);
            return ended.incrementAndGet();
        });
        runner.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        Thread stopper = new Thread(runner::stop);
        stopper.start();
        mayEnd.countDown();
        stopper.join(Duration.ofSeconds(20).toMillis());

        assertThat(stopper.isAlive()).isFalse();
        assertThat(runner.isRunning()).isFalse();
        assertThat(ended.get()).isPositive().isEqualTo(started.get());
    }

    @Test
    void wakes_a_pump_that_sleeps() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(200);
        runner = runner(true, () -> {
            woken.countDown();
            return 0;
        });
        runner.start();

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (woken.getCount() > 0 && System.nanoTime() < end) {
            runner.wake("other");
            runner.wake("test");
            Thread.onSpinWait();
        }

        // 200 rounds of polling alone would last 50 seconds
        assertThat(woken.getCount()).isZero();
    }

    @Test
    void runs_nothing_when_pumps_are_driven_by_hand() {
        AtomicInteger rounds = new AtomicInteger();
        runner = runner(false, rounds::incrementAndGet);

        runner.start();

        assertThat(runner.isRunning()).isFalse();
        assertThat(rounds).hasValue(0);
    }

    @Test
    void pauses_ever_longer_after_failures_up_to_half_a_minute() {
        assertThat(PumpThread.afterFailure(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(PumpThread.afterFailure(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PumpThread.afterFailure(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    private static PumpRunner runner(boolean automatic, IntSupplier round) {
        Pump pump = new Pump() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public int runOnce() {
                return round.getAsInt();
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.empty();
            }
        };
        return new PumpRunner(List.of(pump), InstantSource.system(), automatic, () -> true);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
