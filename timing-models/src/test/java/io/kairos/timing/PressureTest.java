package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.atMost;
import static io.kairos.timing.Requests.stay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.fatigue.Fatigue;
import io.kairos.timing.fatigue.FatigueState;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Messages of all needs tire the one customer. */
class PressureTest {

    private static final Economics MONEY = new Economics(100, 0.05, 0.05, Duration.ofDays(7));
    private static final Fatigue LAW = new Fatigue(0.5, Duration.ofDays(9), 0.003, 0.05);
    private final TimingEngine engine = TimingModels.defaults().engine();
    private final TimingRequest request = Requests.of(stay(LocalDate.of(2026, 11, 10)), AUGUST, atMost(3), MONEY);

    @Test
    void without_any_effect_the_plan_is_worth_about_the_same_as_without_fatigue() {
        Pressure none = new Pressure(new Fatigue(0, Duration.ofDays(9), 0, 0), FatigueState.rested(AUGUST), 0);

        assertThat(engine.decide(under(none)).score())
                .isCloseTo(
                        engine.decide(request).score(),
                        within(0.02 * engine.decide(request).score()));
    }

    @Test
    void messages_about_other_needs_make_this_one_wait_or_worth_less() {
        FatigueState tired = FatigueState.rested(AUGUST).sent(AUGUST, LAW).sent(AUGUST, LAW);
        TimingDecision rested = engine.decide(under(new Pressure(LAW, FatigueState.rested(AUGUST), 15)));
        TimingDecision pressed = engine.decide(under(new Pressure(LAW, tired, 15)));

        assertThat(pressed.score()).isLessThan(rested.score());
        assertThat(pressed.scoreNow()).isLessThan(rested.scoreNow());
        assertThat(pressed.at().orElseThrow()).isAfterOrEqualTo(rested.at().orElseThrow());
        assertThat(pressed.why().reasons()).extracting(Reason::code).contains("pressure.level");
    }

    @Test
    void a_customer_too_dear_to_lose_gets_nothing() {
        Pressure dear = new Pressure(new Fatigue(0.5, Duration.ofDays(9), 0.05, 0), FatigueState.rested(AUGUST), 900);

        TimingDecision decision = engine.decide(under(dear));

        assertThat(decision.action()).isEqualTo(TimingDecision.Action.DO_NOT_SEND);
        assertThat(decision.why().reasons().get(0).code()).isEqualTo("refuse.worthless");
    }

    @Test
    void names_what_is_wrong() {
        assertThatThrownBy(() -> new Pressure(LAW, FatigueState.rested(AUGUST), Double.NaN))
                .hasMessageContaining("loss")
                .hasMessageContaining("NaN");
    }

    private TimingRequest under(Pressure pressure) {
        return new TimingRequest(
                request.customer().under(pressure),
                request.now(),
                request.need(),
                request.limits(),
                request.economics());
    }
}
