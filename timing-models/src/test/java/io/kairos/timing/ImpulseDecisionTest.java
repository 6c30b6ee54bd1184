package io.kairos.timing;

import static io.kairos.timing.Requests.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImpulseDecisionTest {

    private static final Instant NOON = Instant.parse("2026-08-12T10:00:00Z");
    private static final Economics MEAL = new Economics(20, 0.1, 0.01, Duration.ofMinutes(15));
    private final TimingEngine engine = TimingModels.defaults().engine();

    @Test
    void goes_at_once_while_it_is_fresh() {
        TimingDecision decision = decide(NOON.minusSeconds(900), NOON, Requests.atMost(1));

        assertThat(decision.at()).contains(NOON);
        assertThat(decision.score()).isCloseTo(20 * 0.1 * 0.5 - 0.01, within(1e-9));
        assertThat(decision.latestUseful().orElseThrow()).isAfter(NOON);
        assertThat(decision.fallback()).isEqualTo(Fallback.STATIC_RULE);
    }

    @Test
    void is_too_late_after_an_hour_or_a_night() {
        Instant evening = Instant.parse("2026-08-12T20:00:00Z");

        assertThat(refusal(NOON.minus(Duration.ofHours(2)), NOON, Requests.atMost(1)))
                .isEqualTo("refuse.decayed");
        assertThat(refusal(evening, evening, Requests.atMost(1))).isEqualTo("refuse.decayed");
    }

    @Test
    void waits_for_the_end_of_a_short_quiet_time() {
        QuietHours lunch = new QuietHours(LocalTime.of(11, 30), LocalTime.of(12, 10));
        Limits limits = new Limits(1, Optional.empty(), Duration.ZERO, lunch, Optional.empty(), Duration.ZERO);

        TimingDecision decision = decide(NOON, NOON, limits);

        assertThat(LocalTime.ofInstant(decision.at().orElseThrow(), PARIS)).isEqualTo(LocalTime.of(12, 10));
        assertThat(decision.why().reasons()).extracting(Reason::code).contains("limit.quiet");
    }

    @Test
    void does_not_pay_more_than_it_is_worth() {
        Economics dear = new Economics(20, 0.1, 3, Duration.ofMinutes(15));

        TimingDecision decision = engine.decide(Requests.of(new Need.Impulse(NOON), NOON, Requests.atMost(1), dear));

        assertThat(decision.why().reasons().get(0).code()).isEqualTo("refuse.worthless");
    }

    @Test
    void is_not_sent_on_a_channel_read_too_late() {
        Limits post =
                new Limits(1, Optional.empty(), Duration.ZERO, QuietHours.none(), Optional.empty(), Duration.ofDays(3));

        assertThat(refusal(NOON, NOON, post)).isEqualTo("refuse.decayed");
        assertThat(refusal(NOON, NOON, Requests.atMost(0))).isEqualTo("refuse.noMessageLeft");
    }

    private String refusal(Instant trigger, Instant now, Limits limits) {
        TimingDecision decision = decide(trigger, now, limits);
        assertThat(decision.action()).isEqualTo(TimingDecision.Action.DO_NOT_SEND);
        return decision.why().reasons().get(0).code();
    }

    private TimingDecision decide(Instant trigger, Instant now, Limits limits) {
        return engine.decide(Requests.of(new Need.Impulse(trigger), now, limits, MEAL));
    }
}
