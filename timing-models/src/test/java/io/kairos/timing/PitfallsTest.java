package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.NIGHT;
import static io.kairos.timing.Requests.PARIS;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static io.kairos.timing.Requests.stay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in practice, one test each. */
class PitfallsTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 10);
    private final TimingEngine engine = TimingModels.defaults().engine();

    @ParameterizedTest
    @CsvSource({
        "Europe/Brussels, 2026-03-29, 2026-03-29T01:00:00Z",
        "Europe/Brussels, 2026-10-25, 2026-10-25T00:30:00Z",
        "America/New_York, 2026-03-08, 2026-03-08T07:00:00Z",
        "America/New_York, 2026-11-01, 2026-11-01T07:30:00Z",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-04T16:00:00Z",
        "Asia/Kathmandu, 2026-06-01, 2026-05-31T20:45:00Z",
        "America/Sao_Paulo, 2026-11-01, 2026-11-01T05:30:00Z"
    })
    void quiet_until_half_past_two_in_the_nights_when_clocks_change(ZoneId zone, LocalDate day, Instant first) {
        Instant evening = day.atStartOfDay(zone).toInstant().minus(Duration.ofHours(1));
        Limits limits = new Limits(
                1,
                Optional.empty(),
                Duration.ZERO,
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30)),
                Optional.empty(),
                Duration.ZERO);
        Need urgent = new Need.Considered("meal", evening, Optional.of(new Weibull(0.5, 1)));

        TimingDecision decision = engine.decide(Requests.in(zone, Requests.of(urgent, evening, limits, WEEK)));

        assertThat(decision.at()).contains(first);
    }

    @Test
    void a_date_that_has_passed_gets_no_message() {
        TimingDecision decision = engine.decide(Requests.of(stay(LocalDate.of(2026, 8, 1)), AUGUST, atMost(3), WEEK));

        assertThat(decision.action()).isEqualTo(TimingDecision.Action.DO_NOT_SEND);
        assertThat(decision.why().reasons().get(0).code()).isEqualTo("refuse.deadline");
    }

    @Test
    void a_date_of_today_gets_its_message_at_once_and_none_after_the_day() {
        Instant at = engine.decide(Requests.of(stay(LocalDate.of(2026, 8, 12)), AUGUST, atMost(3), WEEK))
                .at()
                .orElseThrow();

        assertThat(at).isEqualTo(AUGUST);
    }

    @Test
    void quiet_hours_follow_the_customer_and_the_deadline_the_place() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        Need.Dated paris = stay(LocalDate.of(2026, 8, 13));
        TimingRequest request = Requests.in(tokyo, Requests.of(paris, AUGUST, atMost(5), WEEK));

        TimingDecision decision = engine.decide(request);

        List<Instant> all =
                Stream.concat(decision.at().stream(), decision.plan().stream()).toList();
        Instant endAtPlace = LocalDate.of(2026, 8, 14).atStartOfDay(PARIS).toInstant();
        assertThat(all).allSatisfy(at -> {
            assertThat(NIGHT.contains(LocalTime.ofInstant(at, tokyo))).isFalse();
            assertThat(at).isBeforeOrEqualTo(endAtPlace);
        });
        assertThat(decision.latestUseful().orElseThrow()).isBeforeOrEqualTo(endAtPlace);
    }

    @Test
    void a_traveller_abroad_is_reached_in_the_hours_of_where_she_is_now() {
        TimingRequest home = Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK);
        TimingDecision before = engine.decide(home);
        ZoneId denver = ZoneId.of("America/Denver");
        TimingRequest abroad = Requests.in(denver, home);

        TimingDecision after = engine.reconsider(before, abroad);

        assertThat(NIGHT.contains(LocalTime.ofInstant(after.at().orElseThrow(), denver)))
                .isFalse();
        assertThat(before.validity().reconsiderOn()).contains(Trigger.ZONE_LEARNT);
    }

    @Test
    void a_deadline_before_the_message_can_be_read_is_a_no() {
        Limits post = new Limits(
                1,
                Optional.empty(),
                Duration.ZERO,
                NIGHT,
                Optional.of(AUGUST.plus(Duration.ofDays(2))),
                Duration.ofDays(3));

        TimingDecision decision = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, post, WEEK));

        assertThat(decision.why().reasons().get(0).code()).isEqualTo("refuse.deadline");
    }

    @Test
    void of_equal_instants_the_earlier_is_chosen_and_the_plateau_is_the_window() {
        Economics forever = Economics.timingOnly(Duration.ofDays(100_000));

        TimingDecision decision = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, Limits.messages(1), forever));

        assertThat(decision.at()).contains(AUGUST);
        assertThat(decision.window().orElseThrow().from()).isEqualTo(AUGUST);
        assertThat(decision.window().orElseThrow().to()).isAfter(AUGUST.plus(Duration.ofHours(20)));
    }

    @Test
    void the_explanation_discloses_nothing_of_anybody_else() {
        TimingRequest request = Requests.of(stay(NOVEMBER), AUGUST, atMost(3), WEEK);

        String texts = engine.decide(request).toString()
                + engine.decide(request).why().text(Locale.ENGLISH)
                + engine.decide(request).why().text(Locale.FRENCH);

        assertThat(texts).doesNotContain("customer-1");
        assertThat(engine.decide(new TimingRequest(
                                Customer.of("someone else", request.clock()),
                                request.now(),
                                request.need(),
                                request.limits(),
                                request.economics()))
                        .toString())
                .as("the key names nobody in the answer")
                .isEqualTo(engine.decide(request).toString());
    }

    @Test
    void a_message_just_before_another_earns_only_what_the_other_does_not() {
        Instant yesterday = AUGUST.minus(Duration.ofHours(23));
        Limits fresh = new Limits(1, Optional.empty(), Duration.ZERO, NIGHT, Optional.empty(), Duration.ZERO);
        Limits after = new Limits(1, Optional.of(yesterday), Duration.ZERO, NIGHT, Optional.empty(), Duration.ZERO);

        TimingDecision first = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, fresh, WEEK));
        TimingDecision second = engine.decide(Requests.of(stay(NOVEMBER), AUGUST, after, WEEK));

        assertThat(second.scoreNow()).isLessThan(0.2 * first.scoreNow());
        assertThat(second.score()).isLessThan(first.score());
    }

    @Test
    void a_year_typed_wrong_is_planned_within_the_range_the_model_knows() {
        TimingDecision decision = engine.decide(Requests.of(stay(LocalDate.of(2062, 8, 12)), AUGUST, atMost(3), WEEK));

        assertThat(decision.score()).isFinite();
        assertThat(decision.at().orElseThrow()).isAfter(Instant.parse("2061-01-01T00:00:00Z"));
    }

    @Test
    void one_seed_and_one_set_of_models_give_the_same_bytes_in_any_order_and_on_any_number_of_threads() {
        List<TimingRequest> requests = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Need need = i % 3 == 0
                    ? stay(NOVEMBER.plusDays(i))
                    : i % 3 == 1
                            ? new Need.Considered("sofa", AUGUST.minus(Duration.ofDays(i % 9)), Optional.empty())
                            : new Need.Impulse(AUGUST.minusSeconds(i));
            requests.add(Requests.of(need, AUGUST, atMost(1 + i % 4), WEEK));
        }
        List<String> alone =
                requests.stream().map(each -> engine.decide(each).toString()).toList();
        List<String> together = requests.parallelStream()
                .map(each -> engine.decide(each).toString())
                .toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) order.add(i);
        Collections.shuffle(order, new Random(1));
        TimingEngine other = TimingModels.defaults().engine();
        String[] shuffled = new String[order.size()];
        for (int i : order) shuffled[i] = other.decide(requests.get(i)).toString();

        assertThat(together).isEqualTo(alone);
        assertThat(List.of(shuffled)).isEqualTo(alone);
    }

    @Test
    void wrong_input_is_named_with_its_value() {
        assertThatThrownBy(() -> new Economics(Double.NaN, .1, 0, Duration.ofDays(1)))
                .hasMessageContaining("value")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Economics(1, .1, 0, Duration.ofDays(-1)))
                .hasMessageContaining("halfLife")
                .hasMessageContaining("-");
        assertThatThrownBy(() -> Limits.messages(-1)).hasMessageContaining("messagesLeft");
        assertThatThrownBy(() -> new Need.Replenished("tea", List.of(), Duration.ofDays(30)))
                .hasMessageContaining("purchases");
        assertThatThrownBy(() -> new Need.Replenished("tea", List.of(AUGUST), Duration.ZERO))
                .hasMessageContaining("typicalGap");
    }

    @Test
    void unknown_features_and_values_are_those_of_the_average_customer() {
        Need.Dated strange = new Need.Dated(
                "hotel", NOVEMBER, ZoneOffset.UTC, AUGUST, Map.of("nights", "many", "country", "Atlantis"));

        assertThat(engine.decide(Requests.of(strange, AUGUST, atMost(1), WEEK)).at())
                .isPresent();
    }
}
