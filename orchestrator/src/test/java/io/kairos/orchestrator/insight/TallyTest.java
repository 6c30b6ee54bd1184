package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void counts_at_most_once_a_second() {
        Tally<Integer> tally = new Tally<>(counted::incrementAndGet, nanos::get);

        assertThat(tally.get()).isEqualTo(1);
        pass(Duration.ofMillis(999));
        assertThat(tally.get()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(tally.get()).isEqualTo(2);
    }

    @Test
    void counts_the_less_often_the_longer_it_takes() {
        Tally<Integer> tally = new Tally<>(
                () -> {
                    pass(Duration.ofMillis(500));
                    return counted.incrementAndGet();
                },
                nanos::get);

        assertThat(tally.get()).isEqualTo(1);
        pass(Duration.ofMillis(9_999));
        assertThat(tally.get()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(tally.get()).isEqualTo(2);
    }

    @Test
    void others_read_the_last_result_while_one_counts() throws Exception {
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Tally<Integer> tally = new Tally<>(
                () -> {
                    if (counted.get() == 1) {
                        counting.countDown();
                        await(goOn);
                    }
                    return counted.incrementAndGet();
                },
                nanos::get);
        tally.get();
        pass(Duration.ofSeconds(1));
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> slow = one.submit(tally::get);
            await(counting);

            assertThat(tally.get()).isEqualTo(1);
            goOn.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(2);
        } finally {
            one.shutdownNow();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
