package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortionTest {
    private final Portion portion = new Portion(100);

    @Test
    void shrinks_while_leases_are_too_short_down_to_one() {
        assertThat(portion.of(500)).isEqualTo(100);

        portion.used(100, true);
        assertThat(portion.of(500)).isEqualTo(50);

        for (int round = 0; round < 10; round++) portion.used(portion.of(500), true);
        assertThat(portion.of(500)).isEqualTo(1);
    }

    @Test
    void grows_again_while_time_is_left_but_no_further_than_the_batch() {
        portion.used(10, true);
        assertThat(portion.of(500)).isEqualTo(5);

        portion.used(5, false);
        assertThat(portion.of(500)).isEqualTo(10);
        assertThat(portion.of(3)).isEqualTo(3);

        for (int round = 0; round < 10; round++) portion.used(1, false);
        assertThat(portion.of(500)).isEqualTo(100);
    }
}
