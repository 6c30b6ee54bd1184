package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.Frailty;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentBeliefTest {

    private static final Map<String, SurvivalLaw> LEAD =
            Map.of("last-minute", new Exponential(3), "planner", new Exponential(60));
    private static final FittedLaw QUICK = FittedLaw.prior("sofa", Family.WEIBULL, 1.5, 0.6, "made up for a test");
    private static final FittedLaw SLOW = FittedLaw.prior("sofa", Family.WEIBULL, 4, 0.6, "made up for a test");

    /** Known answer T6c of the project's reference values. */
    @Test
    void not_booked_a_month_ahead_speaks_for_the_last_minute() {
        SegmentBelief prior = SegmentBelief.prior(Map.of("last-minute", 0.7, "planner", 0.3));

        assertThat(prior.unbooked(LEAD, 90, 30).of("planner")).isCloseTo(0.178357, within(1e-6));
        assertThat(prior.unbooked(LEAD, 90, 90).of("planner")).isCloseTo(0.3, within(1e-12));
    }

    /** Known answer T6b of the project's reference values. */
    @Test
    void a_purchase_within_half_a_hazard_quickens_the_pace() {
        assertThat(new Frailty(2, 2).after(1, 0.5).mean()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void waiting_speaks_for_the_slow_and_two_waits_for_their_sum() {
        Map<String, SurvivalLaw> laws = Map.of("quick", new Exponential(5), "slow", new Exponential(50));
        SegmentBelief prior = SegmentBelief.prior(Map.of("quick", 3.0, "slow", 1.0));

        assertThat(prior.of("quick")).isEqualTo(0.75);
        double odds = prior.afterWaiting(laws, 10).of("slow")
                / prior.afterWaiting(laws, 10).of("quick");
        assertThat(odds).isCloseTo(Math.exp(10 / 5.0 - 10 / 50.0) / 3, within(1e-12));
        assertThat(prior.afterWaiting(laws, 4).afterWaiting(laws, 6).of("slow"))
                .isCloseTo(prior.afterWaiting(laws, 10).of("slow"), within(1e-12));
        assertThat(prior.afterWaiting(laws, 1e9)).isEqualTo(prior);
    }

    @Test
    void bad_weights_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentBelief.prior(Map.of("a", -1.0)))
                .withMessageContaining("-1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> SegmentBelief.prior(Map.of("a", 0.0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentBelief.prior(Map.of("a", 1.0)).unbooked(LEAD, 30, 60))
                .withMessageContaining("60");
    }

    @Test
    void a_mixture_foresees_as_the_posterior_does() {
        SegmentMixture mixture = SegmentMixture.of("sofa", new TreeMap<>(Map.of("quick", QUICK, "slow", SLOW)));
        SegmentBelief after = mixture.after(12);

        double byPosterior = after.of("quick")
                        * QUICK.law().survival(30)
                        / QUICK.law().survival(12)
                + after.of("slow") * SLOW.law().survival(30) / SLOW.law().survival(12);

        assertThat(mixture.survival(30) / mixture.survival(12)).isCloseTo(byPosterior, within(1e-12));
        assertThat(mixture.survival(mixture.quantile(0.4))).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void a_customer_of_unknown_segment_is_foreseen_by_all_segments_weighed_by_the_silence() {
        TimingModels models =
                TimingModels.defaults().withConsidered("sofa", "quick", QUICK).withConsidered("sofa", "slow", SLOW);

        TimingDecision soon = decide(models, 0, Optional.empty());
        TimingDecision late = decide(models, 25, Optional.empty());
        TimingDecision slow = decide(models, 25, Optional.of("slow"));

        assertThat(late.fallback()).isEqualTo(Fallback.SEGMENT);
        assertThat(late.grounds().missing()).containsExactly(Missing.SEGMENT_MODEL);
        assertThat(late.model().id()).isEqualTo("survival-law/segments-of-sofa");
        assertThat(late.why().text(Locale.ENGLISH)).contains("“slow” with a probability of", "models of all segments");
        assertThat(late.why().text(Locale.FRENCH)).contains("« slow »", "tous les segments");
        assertThat(late.score()).isCloseTo(slow.score(), within(0.01));
        assertThat(Duration.between(AUGUST, soon.at().orElseThrow())).isLessThan(Duration.ofDays(5));
        assertThat(decide(models.withConsidered("sofa", SLOW), 0, Optional.empty())
                        .fallback())
                .isEqualTo(Fallback.NONE);
    }

    private static TimingDecision decide(TimingModels models, int daysLater, Optional<String> segment) {
        Need sofa = new Need.Considered("sofa", AUGUST, Optional.empty());
        TimingRequest plain = Requests.of(sofa, AUGUST.plus(Duration.ofDays(daysLater)), atMost(1), WEEK);
        Customer customer = segment.map(plain.customer()::in).orElse(plain.customer());
        return models.engine().decide(new TimingRequest(customer, plain.now(), sofa, plain.limits(), WEEK));
    }
}
