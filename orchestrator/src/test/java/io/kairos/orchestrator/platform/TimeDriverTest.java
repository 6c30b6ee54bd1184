package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeDriverTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private final VirtualClock clock = new VirtualClock(START);
    private final QueuePump pump = new QueuePump(clock);
    private final TimeDriver driver = new TimeDriver(clock, List.of(pump));

    @Test
    void does_every_item_at_its_own_instant_and_leaves_the_clock_at_the_end() {
        pump.waiting.addAll(List.of(START.plusSeconds(60), START.minusSeconds(5), START.plusSeconds(3600)));

        int done = driver.runTo(START.plusSeconds(600));

        assertThat(done).isEqualTo(2);
        assertThat(pump.doneAt).containsExactly(START, START.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
        assertThat(driver.nextDue()).contains(START.plusSeconds(3600));
    }

    @Test
    void one_pump_may_make_work_for_another() {
        Pump maker = new Pump() {
            private boolean made;

            @Override
            public String name() {
                return "maker";
            }

            @Override
            public int runOnce() {
                if (made) {
                    return 0;
                }
                made = true;
                pump.waiting.add(clock.instant());
                return 1;
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.empty();
            }
        };

        assertThat(new TimeDriver(clock, List.of(pump, maker)).drain()).isEqualTo(2);
        assertThat(pump.doneAt).containsExactly(START);
    }

    @Test
    void says_so_when_a_pump_names_an_instant_but_does_nothing_at_it() {
        Pump stuck = new Pump() {
            @Override
            public String name() {
                return "stuck";
            }

            @Override
            public int runOnce() {
                return 0;
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.of(START.plusSeconds(1));
            }
        };

        assertThatThrownBy(() -> new TimeDriver(clock, List.of(stuck)).runTo(START.plusSeconds(2)))
                .isInstanceOf(IllegalStateException.class);
    }
}
