package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static io.kairos.timing.Requests.stay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.survival.Curable;
import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.Frailty;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How fast a customer decided before moves the law she follows now. */
class OwnPaceTest {

    private final TimingEngine engine = TimingModels.defaults().engine();

    /** Known answer: Γ(2, 2), one purchase within a summed hazard of 0.5: pace 1.2. */
    @Test
    void one_early_purchase_makes_the_pace_one_point_two() {
        double share = OwnPace.EVERYBODY.survival(0.5);

        OwnPace pace = OwnPace.of(bought(7), each -> OptionalDouble.of(share));

        assertThat(pace.own().mean()).isCloseTo(1.2, within(1e-12));
    }

    /** The prior behind the law is the one whose mixture the law is: with nothing known it comes out again. */
    @Test
    void is_the_posterior_of_the_pace_behind_the_law() {
        SurvivalLaw law = new LogLogistic(20, 3);
        OwnPace pace = OwnPace.of(
                bought(5, 9),
                each -> OptionalDouble.of(law.survival(each.lasted().toDays())));

        double sum = 0;
        double weights = 0;
        double first = OwnPace.EVERYBODY.hazard(law.survival(5));
        double second = OwnPace.EVERYBODY.hazard(law.survival(9));
        double now = OwnPace.EVERYBODY.hazard(law.survival(15));
        for (double z = 5e-4; z < 40; z += 1e-3) {
            double weight = z * StrictMath.exp(-2 * z) * z * z * StrictMath.exp(-z * (first + second));
            weights += weight;
            sum += weight * StrictMath.exp(-z * now);
        }

        assertThat(pace.survival(law.survival(15))).isCloseTo(sum / weights, within(1e-6));
        assertThat(OwnPace.of(List.of(), each -> OptionalDouble.empty()).survival(0.37))
                .isEqualTo(0.37);
    }

    @Test
    void quantiles_invert_the_paced_law_and_some_still_never_buy() {
        for (SurvivalLaw law : List.of(new Weibull(1.8, 30), new Curable(0.3, new Weibull(1.8, 30)))) {
            OwnPace pace = OwnPace.of(
                    bought(4, 6),
                    each -> OptionalDouble.of(law.survival(each.lasted().toDays())));
            Waiting paced = new PacedWaiting(Waiting.of(law), pace);

            assertThat(paced.never()).isBetween(0.0, Math.max(law.never() - 0.01, 0));
            for (double p = 0.05; p < 1 - paced.never(); p += 0.1)
                assertThat(1 - paced.survival(paced.quantile(p))).isCloseTo(p, within(1e-9));
            if (paced.never() > 0)
                assertThat(paced.quantile(1 - paced.never() / 2)).isInfinite();
        }
        OwnPace quick = OwnPace.of(bought(1), each -> OptionalDouble.of(0.9));
        assertThat(new PacedWaiting(Waiting.of(new Exponential(20)), quick).hazard())
                .isEqualTo(HazardClass.RISING);
    }

    @Test
    void who_decided_quickly_before_hears_sooner_of_a_sofa_and_is_told_why() {
        TimingDecision unknown = sofa(List.of());
        TimingDecision quick = sofa(bought(4, 6, 5));
        TimingDecision slow = sofa(bought(80, 95, 70));
        TimingDecision gaveUp = sofa(List.of(EarlierNeed.unbought(Duration.ofDays(90))));

        assertThat(quick.at().orElseThrow()).isBefore(unknown.at().orElseThrow().minus(Duration.ofDays(2)));
        assertThat(slow.at().orElseThrow()).isAfter(unknown.at().orElseThrow().plus(Duration.ofDays(2)));
        assertThat(gaveUp.predicted().q50().orElseThrow())
                .isAfter(unknown.predicted().q50().orElseThrow());
        assertThat(quick.why().text(Locale.ENGLISH)).contains("times as fast as most (earlier needs known: 3).");
        assertThat(quick.why().text(Locale.FRENCH))
                .contains("fois aussi vite que la plupart (besoins antérieurs connus : 3).");
        assertThat(unknown.why().reasons()).extracting(Reason::code).doesNotContain("pace.own");
    }

    @Test
    void who_booked_early_before_hears_sooner_of_a_stay() {
        TimingDecision unknown = stayOf(List.of());
        TimingDecision early = stayOf(List.of(booked(2, 90), booked(3, 80), booked(1, 60)));
        TimingDecision late = stayOf(List.of(booked(88, 90), booked(79, 80), booked(59, 60)));

        assertThat(early.predicted().q50().orElseThrow())
                .isBefore(unknown.predicted().q50().orElseThrow().minus(Duration.ofDays(5)));
        assertThat(late.predicted().q50().orElseThrow())
                .isAfter(unknown.predicted().q50().orElseThrow());
        assertThat(early.at().orElseThrow()).isBefore(late.at().orElseThrow());
        assertThat(early.why().reasons()).extracting(Reason::code).contains("pace.own");
    }

    @Test
    void a_stay_that_was_never_booked_tells_nothing_of_a_law_of_those_who_book() {
        EarlierNeed lost = EarlierNeed.unbought(Duration.ofDays(60)).searched(Duration.ofDays(60));

        assertThat(stayOf(List.of(lost, EarlierNeed.bought(Duration.ofDays(3)))))
                .isEqualTo(stayOf(List.of()));
    }

    @Test
    void says_what_is_wrong_with_an_earlier_need() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlierNeed.bought(Duration.ofDays(-1)))
                .withMessageContaining("lasted must be zero or longer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlierNeed.bought(Duration.ZERO).searched(Duration.ofDays(-1)))
                .withMessageContaining("ahead must be zero or longer");
        assertThat(new Frailty(2, 2).hazard(1)).isZero();
    }

    private TimingDecision sofa(List<EarlierNeed> earlier) {
        return decide(new Need.Considered("sofa", AUGUST, Optional.of(new Weibull(1.8, 30))), earlier);
    }

    private TimingDecision stayOf(List<EarlierNeed> earlier) {
        return decide(stay(LocalDate.of(2026, 11, 12)), earlier);
    }

    private TimingDecision decide(Need need, List<EarlierNeed> earlier) {
        TimingRequest plain = Requests.of(need, AUGUST, atMost(1), WEEK);
        Instant now = plain.now();
        return engine.decide(
                new TimingRequest(plain.customer().having(earlier), now, need, plain.limits(), plain.economics()));
    }

    private static List<EarlierNeed> bought(int... days) {
        return IntStream.of(days)
                .mapToObj(each -> EarlierNeed.bought(Duration.ofDays(each)))
                .toList();
    }

    private static EarlierNeed booked(int after, int ahead) {
        return EarlierNeed.bought(Duration.ofDays(after)).searched(Duration.ofDays(ahead));
    }
}
