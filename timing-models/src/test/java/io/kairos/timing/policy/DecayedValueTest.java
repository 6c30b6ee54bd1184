package io.kairos.timing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecayedValueTest {

    private static final Instant MONDAY = Instant.parse("2026-09-07T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void counts_the_last_message_before_the_purchase() {
        List<Instant> sends = List.of(MONDAY, MONDAY.plus(WEEK), MONDAY.plus(Duration.ofDays(30)));

        double value = DecayedValue.of(sends, MONDAY.plus(Duration.ofDays(14)), WEEK);

        assertThat(value).isCloseTo(0.5, within(1e-12));
        assertThat(DecayedValue.sent(sends, MONDAY.plus(Duration.ofDays(14)))).isEqualTo(2);
    }

    @Test
    void is_nothing_when_every_message_comes_too_late() {
        assertThat(DecayedValue.of(List.of(MONDAY), MONDAY.minusSeconds(1), WEEK))
                .isZero();
        assertThat(DecayedValue.of(List.of(), MONDAY, WEEK)).isZero();
    }

    @Test
    void is_one_at_the_very_moment() {
        assertThat(DecayedValue.of(List.of(MONDAY), MONDAY, WEEK)).isEqualTo(1);
    }
}
