package io.kairos.timing;

import static io.kairos.timing.Requests.PARIS;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Considered and replenished needs: a law of the time since an origin. */
class LawDecisionTest {

    private static final Instant MORNING = Instant.parse("2026-08-12T07:00:00Z");
    private final TimingEngine engine = TimingModels.defaults().engine();

    @Test
    void a_rising_rate_waits_and_a_falling_or_constant_one_does_not() {
        TimingDecision rising = engine.decide(Requests.of(sofa(new Weibull(1.8, 30)), MORNING, atMost(1), WEEK));

        assertThat(daysAfter(rising)).isBetween(11.0, 13.0);
        assertThat(rising.predicted().hazard()).isEqualTo(HazardClass.RISING);
        assertThat(rising.score()).isBetween(0.23, 0.25);
        for (SurvivalLaw law : List.of(new Weibull(0.7, 30), new Exponential(20))) {
            TimingDecision now = engine.decide(Requests.of(sofa(law), MORNING, atMost(1), WEEK));
            assertThat(now.at()).as("%s", law).contains(MORNING);
            assertThat(now.score()).isEqualTo(now.scoreNow());
        }
    }

    @Test
    void is_sent_when_an_ordinary_day_begins_not_at_night() {
        TimingDecision decision = engine.decide(Requests.of(sofa(new Weibull(1.8, 30)), MORNING, atMost(3), WEEK));

        for (Instant at : decision.plan())
            assertThat(LocalTime.ofInstant(at, PARIS)).isBetween(LocalTime.of(8, 0), LocalTime.of(12, 0));
    }

    @Test
    void in_the_evening_what_needs_no_waiting_goes_the_next_morning_and_never_later() {
        Instant evening = Instant.parse("2026-08-12T18:30:00Z");

        TimingDecision decision = engine.decide(Requests.of(sofa(new Exponential(20)), evening, atMost(1), WEEK));

        assertThat(decision.at()).contains(Instant.parse("2026-08-13T06:00:00Z"));
    }

    @Test
    void overdue_by_a_rising_rate_goes_within_the_morning() {
        Instant later = MORNING.plus(Duration.ofDays(60));

        TimingDecision decision = engine.decide(Requests.of(sofa(new Weibull(1.8, 30)), later, atMost(1), WEEK));

        assertThat(decision.at().orElseThrow()).isBefore(later.plus(Duration.ofHours(3)));
    }

    @Test
    void a_fitted_law_replaces_the_prior_and_a_given_one_both() {
        FittedLaw slow = FittedLaw.prior("sofa", Family.WEIBULL, Math.log(60), 0.4, "made up for a test");
        TimingEngine fitted =
                TimingModels.defaults().withConsidered("sofa", slow).engine();
        Need unknown = new Need.Considered("sofa", MORNING, Optional.empty());

        TimingDecision prior = engine.decide(Requests.of(unknown, MORNING, atMost(1), WEEK));
        TimingDecision own = fitted.decide(Requests.of(unknown, MORNING, atMost(1), WEEK));
        TimingDecision given = fitted.decide(Requests.of(sofa(new Exponential(20)), MORNING, atMost(1), WEEK));

        assertThat(prior.fallback()).isEqualTo(Fallback.GLOBAL_PRIOR);
        assertThat(own.fallback()).isEqualTo(Fallback.NONE);
        assertThat(own.model()).isEqualTo(slow.ref());
        assertThat(own.at().orElseThrow()).isAfter(prior.at().orElseThrow());
        assertThat(given.at()).contains(MORNING);
    }

    @Test
    void a_regular_buyer_is_reminded_before_the_next_purchase() {
        Need monthly = bought(LongStream.of(150, 120, 90, 60, 30, 0));

        TimingDecision decision = engine.decide(Requests.of(monthly, MORNING, atMost(1), WEEK));

        assertThat(daysAfter(decision)).isBetween(17.0, 29.0);
        assertThat(decision.fallback()).isEqualTo(Fallback.NONE);
        assertThat(decision.predicted().probabilityOfNoPurchase().orElseThrow()).isLessThan(0.01);
    }

    @Test
    void an_irregular_buyer_is_reminded_sooner_than_a_regular_one() {
        Need regular = bought(LongStream.of(150, 120, 90, 60, 30, 0));
        Need irregular = bought(LongStream.of(150, 148, 60, 57, 2, 0));

        assertThat(daysAfter(engine.decide(Requests.of(irregular, MORNING, atMost(1), WEEK))))
                .isLessThan(daysAfter(engine.decide(Requests.of(regular, MORNING, atMost(1), WEEK))));
    }

    @Test
    void two_purchases_on_one_day_are_one() {
        Need once = bought(LongStream.of(60, 30, 0));
        Need twice = new Need.Replenished(
                "coffee",
                IntStream.of(60, 60, 30, 0)
                        .mapToObj(days -> MORNING.minus(Duration.ofDays(days)))
                        .toList(),
                Duration.ofDays(30));

        assertThat(engine.decide(Requests.of(twice, MORNING, atMost(1), WEEK)).at())
                .isEqualTo(engine.decide(Requests.of(once, MORNING, atMost(1), WEEK))
                        .at());
    }

    @Test
    void a_silence_of_years_is_no_rhythm() {
        Instant years = MORNING.plus(Duration.ofDays(3000));

        TimingDecision decision =
                engine.decide(Requests.of(bought(LongStream.of(150, 120, 90, 60, 30, 0)), years, atMost(1), WEEK));

        assertThat(decision.action()).isEqualTo(TimingDecision.Action.DO_NOT_SEND);
        assertThat(decision.why().reasons().get(0).code()).isEqualTo("refuse.lapsed");
    }

    private static Need sofa(SurvivalLaw law) {
        return new Need.Considered("sofa", MORNING, Optional.of(law));
    }

    private static Need bought(LongStream daysAgo) {
        return new Need.Replenished(
                "coffee",
                daysAgo.mapToObj(days -> MORNING.minus(Duration.ofDays(days))).toList(),
                Duration.ofDays(30));
    }

    private static double daysAfter(TimingDecision decision) {
        return Duration.between(MORNING, decision.at().orElseThrow()).toMinutes() / 1440.0;
    }
}
