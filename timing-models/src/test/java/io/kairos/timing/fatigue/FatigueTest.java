package io.kairos.timing.fatigue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FatigueTest {

    private static final Fatigue LAW = Fatigue.ofDailyDecay(0.5, 0.93, 0.003, 0.05);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_message_uses_up_a_share_of_the_rest_and_time_gives_it_back() {
        assertThat(LAW.sent(0)).isEqualTo(0.5);
        assertThat(LAW.sent(0.5)).isEqualTo(0.75);
        assertThat(LAW.after(0.5, Duration.ofDays(1))).isCloseTo(0.465, within(1e-12));
        assertThat(LAW.after(0.8, LAW.halfLife())).isCloseTo(0.4, within(1e-12));
        assertThat(LAW.response(0.75)).isEqualTo(0.25);
        assertThat(LAW.unsubscribe(0.5)).isCloseTo(0.028, within(1e-15));
    }

    @Test
    void fades_alike_in_one_step_or_in_many() {
        FatigueState state = FatigueState.rested(NOON).sent(NOON, LAW);

        FatigueState once = state.at(NOON.plus(Duration.ofDays(9)), LAW);
        FatigueState often = state;
        for (int hour = 1; hour <= 216; hour++) often = often.at(NOON.plus(Duration.ofHours(hour)), LAW);

        assertThat(often.level()).isCloseTo(once.level(), within(1e-13));
        assertThat(often.at()).isEqualTo(once.at());
    }

    @Test
    void the_level_never_leaves_0_to_1_however_many_messages() {
        FatigueState state = FatigueState.rested(NOON);
        for (int i = 0; i < 200; i++) state = state.sent(NOON, LAW);

        assertThat(state.level()).isBetween(0.99, 1.0);
    }

    @Test
    void refuses_what_is_no_level_no_share_and_no_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAW.sent(Double.NaN))
                .withMessageContaining("m must lie in 0..1, was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAW.after(0.5, Duration.ofDays(-1)))
                .withMessageContaining("gap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fatigue(0.5, Duration.ZERO, 0, 0))
                .withMessageContaining("halfLife");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fatigue(0.5, Duration.ofDays(1), 0.6, 0.6))
                .withMessageContaining("at most 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FatigueState.rested(NOON).at(NOON.minusSeconds(1), LAW))
                .withMessageContaining("before");
    }
}
