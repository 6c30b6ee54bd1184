package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.PARIS;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static io.kairos.timing.Requests.stay;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.TimingDecision.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatedDecisionTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 10);
    private final TimingEngine engine = TimingModels.defaults().engine();

    @Test
    void waits_for_the_days_before_the_stay() {
        TimingDecision decision = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK));

        assertThat(decision.action()).isEqualTo(Action.SEND);
        assertThat(decision.at().orElseThrow()).isAfter(AUGUST.plus(Duration.ofDays(7)));
        assertThat(decision.plan()).hasSize(2).isSorted();
        assertThat(decision.score()).isGreaterThan(decision.scoreNow());
        assertThat(decision.window().orElseThrow().from())
                .isBeforeOrEqualTo(decision.at().orElseThrow());
        assertThat(decision.fallback()).isEqualTo(Fallback.GLOBAL_PRIOR);
        assertThat(decision.predicted().probabilityOfNoPurchase()).isEmpty();
    }

    @Test
    void sends_only_in_allowed_hours_and_no_closer_than_the_gap() {
        TimingDecision decision = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, atMost(6), WEEK));

        Instant before = decision.at().orElseThrow();
        assertThat(Requests.NIGHT.contains(LocalTime.ofInstant(before, PARIS))).isFalse();
        for (Instant reminder : decision.plan()) {
            assertThat(Requests.NIGHT.contains(LocalTime.ofInstant(reminder, PARIS)))
                    .isFalse();
            assertThat(Duration.between(before, reminder)).isGreaterThanOrEqualTo(Duration.ofHours(24));
            before = reminder;
        }
    }

    /** By whole weeks: stays from another weekday are booked at other times. */
    @Test
    void moves_with_the_date_of_the_stay() {
        Instant early = at(Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK));
        Instant late = at(Requests.of(stay(NOVEMBER.plusDays(28)), AUGUST, atMost(3), WEEK));

        assertThat(late).isAfter(early.plus(Duration.ofDays(20)));
    }

    @Test
    void keeps_its_plan_while_nothing_happens_and_goes_on_after_a_message() {
        TimingDecision first = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK));
        Instant sent = first.at().orElseThrow();

        TimingDecision second = engine.decide(
                Requests.of(stay(NOVEMBER), sent.plusSeconds(60), Requests.after(atMost(3), sent, 2), WEEK));

        assertThat(second.at()).contains(first.plan().get(0));
        assertThat(second.plan()).isEqualTo(first.plan().subList(1, 2));
    }

    @Test
    void is_read_before_the_deadline() {
        Instant deadline = Instant.parse("2026-09-01T10:00:00Z");
        Limits slow = new Limits(
                2, Optional.empty(), Duration.ZERO, Requests.NIGHT, Optional.of(deadline), Duration.ofHours(6));

        TimingDecision decision = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, slow, WEEK));

        assertThat(decision.plan().get(0).plus(Duration.ofHours(6))).isBeforeOrEqualTo(deadline);
        assertThat(decision.latestUseful().orElseThrow().plus(Duration.ofHours(6)))
                .isBeforeOrEqualTo(deadline);
    }

    @Test
    void refuses_with_a_reason() {
        assertThat(refusal(Requests.of(stay(NOVEMBER), AUGUST, atMost(0), WEEK)))
                .isEqualTo("refuse.noMessageLeft");
        assertThat(refusal(Requests.of(stay(LocalDate.of(2026, 8, 1)), AUGUST, atMost(3), WEEK)))
                .isEqualTo("refuse.deadline");
        assertThat(refusal(
                        Requests.of(stay(NOVEMBER), AUGUST, Requests.until(atMost(3), AUGUST.minusSeconds(1)), WEEK)))
                .isEqualTo("refuse.deadline");
        Instant lateEvening = Instant.parse("2026-08-12T19:30:00Z");
        assertThat(refusal(Requests.of(
                        stay(NOVEMBER), lateEvening, Requests.until(atMost(3), lateEvening.plusSeconds(3600)), WEEK)))
                .isEqualTo("refuse.noAllowedHour");
        Economics dear = new Economics(10, 0.01, 0.5, Duration.ofDays(7));
        assertThat(refusal(Requests.of(stay(NOVEMBER), AUGUST, atMost(3), dear)))
                .isEqualTo("refuse.worthless");
    }

    @Test
    void plans_fewer_messages_when_each_costs() {
        Economics free = Economics.timingOnly(Duration.ofDays(7));
        Economics costly = new Economics(1, 1, 0.12, Duration.ofDays(7));

        int many = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, atMost(10), free))
                .plan()
                .size();
        int few = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, atMost(10), costly))
                .plan()
                .size();

        assertThat(many).isEqualTo(9);
        assertThat(few).isLessThan(many);
    }

    @Test
    void counts_days_at_the_place_and_hours_at_the_customer() {
        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        TimingRequest request = Requests.in(auckland, Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK));

        TimingDecision decision = engine.decide(request);

        assertThat(Requests.NIGHT.contains(LocalTime.ofInstant(decision.at().orElseThrow(), auckland)))
                .isFalse();
        assertThat(decision.why().reasons()).extracting(Reason::code).contains("clock.assumed.inferred");
    }

    @Test
    void takes_a_search_on_the_day_itself_and_a_date_years_ahead() {
        assertThat(engine.decide(Requests.of(stay(LocalDate.of(2026, 8, 12)), AUGUST, atMost(1), WEEK))
                        .at())
                .contains(AUGUST);
        assertThat(at(Requests.of(stay(LocalDate.of(2029, 6, 1)), AUGUST, atMost(3), WEEK)))
                .isAfter(Instant.parse("2028-06-01T00:00:00Z"));
    }

    @Test
    void stands_extreme_half_lives_and_any_number_of_messages() {
        for (Duration halfLife : List.of(Duration.ofSeconds(1), Duration.ofDays(100_000))) {
            TimingDecision decision = engine.decide(
                    Requests.of(stay(NOVEMBER), AUGUST, atMost(Integer.MAX_VALUE), Economics.timingOnly(halfLife)));

            assertThat(decision.action()).isEqualTo(Action.SEND);
            assertThat(decision.score()).isGreaterThan(0).isFinite();
        }
    }

    @Test
    void explains_itself_with_the_instants_it_chose() {
        TimingDecision decision = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, atMost(2), WEEK));

        assertThat(decision.why().reasons())
                .extracting(Reason::code)
                .containsExactly(
                        "dated.searched",
                        "dated.habit",
                        "moment.chosen",
                        "moment.counterfactual",
                        "plan.reminders",
                        "fallback.globalPrior",
                        "model.used");
        assertThat(decision.why().reasons().get(2).params())
                .containsEntry("at", decision.at().orElseThrow().atZone(PARIS).toString());
        assertThat(decision.why().text(Locale.FRENCH)).startsWith("A cherché le 12 août 2026 à 19:30 (Europe/Paris)");
    }

    private Instant at(TimingRequest request) {
        return engine.decide(request).at().orElseThrow();
    }

    private String refusal(TimingRequest request) {
        TimingDecision decision = engine.decide(request);
        assertThat(decision.action()).isEqualTo(Action.DO_NOT_SEND);
        return decision.why().reasons().get(0).code();
    }
}
