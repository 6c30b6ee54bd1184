package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From what is known of this customer down to a rule: each step is named, with what was missing. */
class LadderTest {

    private static final FittedLaw OF_TYPE = FittedLaw.prior("sofa", Family.WEIBULL, 3, 0.5, "made up for a test");
    private static final FittedLaw OF_SEGMENT = FittedLaw.prior("sofa", Family.WEIBULL, 4, 0.5, "made up for a test");

    private final TimingModels models = TimingModels.defaults();

    @Test
    void takes_the_most_particular_law_and_names_the_step() {
        TimingModels both = models.withConsidered("sofa", OF_TYPE).withConsidered("sofa", "movers", OF_SEGMENT);

        TimingDecision mover = decide(both, sofa(Optional.empty()), Optional.of("movers"));
        TimingDecision other = decide(both, sofa(Optional.empty()), Optional.of("savers"));
        TimingDecision nobody = decide(both, sofa(Optional.empty()), Optional.empty());

        assertThat(mover.model()).isEqualTo(OF_SEGMENT.ref());
        assertThat(mover.fallback()).isEqualTo(Fallback.SEGMENT);
        assertThat(mover.grounds().missing()).isEmpty();
        assertThat(mover.why().reasons()).extracting(Reason::code).contains("fallback.segment");
        assertThat(other.model()).isEqualTo(OF_TYPE.ref());
        assertThat(other.fallback()).isEqualTo(Fallback.PRODUCT_TYPE);
        assertThat(other.grounds().missing()).containsExactly(Missing.SEGMENT_MODEL);
        assertThat(other.why().reasons()).extracting(Reason::code).contains("fallback.noSegmentModel");
        assertThat(nobody.model()).isEqualTo(OF_TYPE.ref());
        assertThat(nobody.fallback()).isEqualTo(Fallback.NONE);
    }

    @Test
    void a_law_given_with_the_request_goes_before_all() {
        Need given = sofa(Optional.of(new Exponential(3)));

        TimingDecision decision = decide(models.withConsidered("sofa", OF_TYPE), given, Optional.of("movers"));

        assertThat(decision.fallback()).isEqualTo(Fallback.NONE);
        assertThat(decision.model().id()).isEqualTo("survival-law/given");
    }

    @Test
    void without_any_fit_the_prior_decides_and_without_data_a_rule() {
        TimingDecision prior = decide(models, sofa(Optional.empty()), Optional.of("movers"));
        TimingDecision rule = decide(models, new Need.Impulse(AUGUST), Optional.empty());
        TimingDecision once =
                decide(models, new Need.Replenished("tea", List.of(AUGUST), Duration.ofDays(30)), Optional.empty());

        assertThat(prior.fallback()).isEqualTo(Fallback.GLOBAL_PRIOR);
        assertThat(prior.grounds().missing()).isEqualTo(Set.of(Missing.SEGMENT_MODEL, Missing.PRODUCT_TYPE_MODEL));
        assertThat(rule.fallback()).isEqualTo(Fallback.STATIC_RULE);
        assertThat(rule.grounds().missing()).containsExactly(Missing.IMPULSE_DATA);
        assertThat(once.grounds().missing()).contains(Missing.OWN_PURCHASES);
    }

    private static Need sofa(Optional<SurvivalLaw> law) {
        return new Need.Considered("sofa", AUGUST, law);
    }

    private static TimingDecision decide(TimingModels models, Need need, Optional<String> segment) {
        TimingRequest plain = Requests.of(need, AUGUST, atMost(1), WEEK);
        Customer customer = segment.map(plain.customer()::in).orElse(plain.customer());
        return models.engine().decide(new TimingRequest(customer, AUGUST, need, plain.limits(), plain.economics()));
    }
}
