package io.kairos.timing.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepsTest {

    @Test
    void every_duration_lies_in_its_step_in_both_directions() {
        int[] upper = Steps.widening(1, 8, 400, 35);
        for (Steps axis : new Steps[] {Steps.up(1, upper), Steps.down(1, upper)})
            for (int duration = 1; duration <= 400; duration++) {
                int step = axis.of(duration);
                assertThat(duration).isBetween(axis.lower(step), axis.upper(step));
            }
    }

    @Test
    void walks_up_from_the_shortest_and_down_from_the_longest() {
        assertThat(Steps.up(1, 1, 2, 9).of(9)).isEqualTo(2);
        assertThat(Steps.down(1, 1, 2, 9).of(9)).isZero();
        assertThat(Steps.down(1, 1, 2, 9).of(1)).isEqualTo(2);
    }

    @Test
    void refuses_durations_it_does_not_hold_and_edges_that_do_not_rise() {
        assertThatThrownBy(() -> Steps.up(1, 2, 9).of(10)).hasMessageContaining("10 is outside 1..9");
        assertThatThrownBy(() -> Steps.up(1, 5, 5)).hasMessageContaining("must rise");
    }
}
