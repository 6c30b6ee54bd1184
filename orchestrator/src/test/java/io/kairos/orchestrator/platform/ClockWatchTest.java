package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_second_beside_the_database_is_no_reason_to_rest() {
        assertThat(new ClockWatch(() -> NOW, () -> NOW.plusSeconds(1)).agrees()).isTrue();
        assertThat(new ClockWatch(() -> NOW, () -> NOW.minusSeconds(2)).agrees())
                .isTrue();
    }

    @Test
    void a_clock_that_is_off_either_way_stops_the_pumps() {
        assertThat(new ClockWatch(() -> NOW, () -> NOW.plusSeconds(3)).agrees()).isFalse();
        assertThat(new ClockWatch(() -> NOW, () -> NOW.minusSeconds(600)).agrees())
                .isFalse();
    }

    @Test
    void a_database_that_does_not_answer_says_nothing_about_the_clock() {
        var watch = new ClockWatch(() -> NOW, () -> {
            throw new IllegalStateException("away");
        });

        assertThat(watch.agrees()).isTrue();
    }

    @Test
    void a_node_whose_clock_is_off_claims_nothing() throws InterruptedException {
        List<String> claimed = new ArrayList<>();
        var asked = new CountDownLatch(2);
        var pump = new Pump() {
            @Override
            public String name() {
                return "claims";
            }

            @Override
            public int runOnce() {
                claimed.add("one");
                return 0;
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.empty();
            }
        };
        var thread = new PumpThread(pump, () -> NOW, () -> {
            asked.countDown();
            return false;
        });
        thread.start();

        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        thread.finish();
        assertThat(thread.endedBy(System.nanoTime() + TimeUnit.SECONDS.toNanos(20)))
                .isTrue();
        assertThat(claimed).isEmpty();
    }
}
