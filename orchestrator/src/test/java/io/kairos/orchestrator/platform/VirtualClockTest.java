package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final VirtualClock clock = new VirtualClock(NOON);

    @Test
    void stands_still_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.advance(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300));

        clock.setTo(NOON.plusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void never_goes_back() {
        assertThatThrownBy(() -> clock.setTo(NOON.minusNanos(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
