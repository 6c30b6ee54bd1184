package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static io.kairos.timing.Requests.stay;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Re-timing without flutter. */
class ReconsiderTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 10);
    private final TimingEngine engine = TimingModels.defaults().engine();
    private final TimingRequest request = Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK);

    @Test
    void the_same_context_gives_the_same_decision() {
        TimingDecision first = engine.decide(request);

        assertThat(engine.reconsider(first, request)).isEqualTo(first);
    }

    @Test
    void reconsidering_twice_is_reconsidering_once() {
        Instant near = engine.decide(request).at().orElseThrow().plus(Duration.ofMinutes(95));

        TimingDecision once = engine.reconsider(near, request);

        assertThat(once.at()).contains(near);
        assertThat(engine.reconsider(once, request)).isEqualTo(once);
        assertThat(engine.reconsider(engine.reconsider(once, request), request)).isEqualTo(once);
    }

    @Test
    void stays_while_moving_gains_next_to_nothing_and_says_so() {
        TimingDecision best = engine.decide(request);
        Instant near = best.at().orElseThrow().plus(Duration.ofHours(4));

        TimingDecision kept = engine.reconsider(near, request);

        assertThat(kept.at()).contains(near);
        assertThat(kept.worth().best()).isEqualTo(best.score()).isGreaterThan(kept.score());
        assertThat(kept.score()).isGreaterThanOrEqualTo((1 - TimingEngine.LEAST_GAIN) * best.score());
        assertThat(kept.why().reasons()).extracting(Reason::code).contains("moment.kept");
        assertThat(kept.window().orElseThrow().from()).isBeforeOrEqualTo(near);
    }

    @Test
    void moves_for_a_real_gain() {
        TimingDecision before = engine.decide(request);
        TimingRequest later = Requests.of(stay(NOVEMBER.plusDays(40)), AUGUST, atMost(3), WEEK);

        TimingDecision moved = engine.reconsider(before, later);

        assertThat(moved)
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Math.abs(one - other) < 1e-12, Double.class)
                .isEqualTo(engine.decide(later));
        assertThat(moved.at()).isNotEqualTo(before.at());
    }

    @Test
    void never_resurrects_an_instant_that_passed() {
        TimingDecision before = engine.decide(request);
        Instant passed = before.at().orElseThrow();
        TimingRequest after = request.at(passed.plusSeconds(1));

        TimingDecision again = engine.reconsider(before, after);

        assertThat(again.at().orElseThrow()).isAfter(passed);
        assertThat(again).isEqualTo(engine.decide(after));
    }

    @Test
    void leaves_an_instant_that_is_not_allowed_any_more() {
        Instant night = Instant.parse("2026-10-20T20:30:00Z");
        Instant afterDeadline =
                NOVEMBER.plusDays(3).atStartOfDay(Requests.PARIS).toInstant();

        assertThat(engine.reconsider(night, request)).isEqualTo(engine.decide(request));
        assertThat(engine.reconsider(afterDeadline, request)).isEqualTo(engine.decide(request));
    }

    @Test
    void obeys_a_new_no_and_a_decision_not_to_send_binds_nobody() {
        TimingDecision yes = engine.decide(request);
        TimingRequest none = Requests.of(stay(NOVEMBER), AUGUST, atMost(0), WEEK);

        TimingDecision no = engine.reconsider(yes, none);

        assertThat(no.at()).isEmpty();
        assertThat(engine.reconsider(no, request)).isEqualTo(yes);
    }

    @Test
    void does_not_flutter_while_a_day_passes_hour_by_hour() {
        TimingDecision decision = engine.decide(request);
        Optional<Instant> planned = decision.at();
        for (int hour = 1; hour <= 48; hour++)
            decision = engine.reconsider(decision, request.at(AUGUST.plus(Duration.ofHours(hour))));

        assertThat(decision.at()).isEqualTo(planned);
    }

    @Test
    void says_what_would_change_the_answer() {
        assertThat(engine.decide(request).validity().reconsiderOn())
                .contains(Trigger.PURCHASED, Trigger.SEARCHED, Trigger.CONSENT_CHANGED)
                .doesNotContain(Trigger.INTERESTED, Trigger.RETURNED);
        assertThat(engine.decide(request).validity().until())
                .isEqualTo(engine.decide(request).window().orElseThrow().to());
    }
}
