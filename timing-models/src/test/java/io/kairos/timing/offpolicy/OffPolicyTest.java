package io.kairos.timing.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.offpolicy.OffPolicy.Method;
import io.kairos.timing.offpolicy.PolicyValue.Estimate;
import io.kairos.timing.offpolicy.PolicyValue.NotReliable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffPolicyTest {

    private static final CandidatePolicy ALWAYS_B = (context, action) -> action.equals("b") ? 1 : 0;

    @ParameterizedTest
    @EnumSource(Method.class)
    void finds_the_value_of_a_policy_that_was_never_run(Method method) {
        List<LoggedDecision> log = coinLog(40_000, 0.8);

        Estimate always = (Estimate) OffPolicy.evaluate(log, ALWAYS_B, method);

        assertThat(always.value()).isCloseTo(0.3, within(4 * Math.max(always.standardError(), 0.003)));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void refuses_where_few_decisions_speak_for_the_candidate(Method method) {
        List<LoggedDecision> log = new ArrayList<>();
        for (int i = 0; i < 1000; i++) log.add(new LoggedDecision("", "a", 0.99, 0));
        for (int i = 0; i < 10; i++) log.add(new LoggedDecision("", "b", 0.01, 1));

        PolicyValue value = OffPolicy.evaluate(log, ALWAYS_B, method);

        assertThat(value).isInstanceOfSatisfying(NotReliable.class, refusal -> {
            assertThat(refusal.doubts()).extracting(Doubt::code).containsExactly("few-effective");
            assertThat(refusal.why(Locale.ENGLISH)).contains("Not reliable", "1010", "10.0", "2 %");
            assertThat(refusal.why(Locale.FRENCH)).contains("Non fiable", "1010");
        });
    }

    @Test
    void refuses_where_one_decision_would_count_for_more_than_a_thousand() {
        List<LoggedDecision> log = new ArrayList<>();
        for (int i = 0; i < 40; i++) log.add(new LoggedDecision("", "b", 1.0 / 1001, 0));

        NotReliable refusal = (NotReliable) OffPolicy.evaluate(log, ALWAYS_B, Method.IPS);

        assertThat(refusal.doubts()).extracting(Doubt::code).containsExactly("heavy-weight");
        assertThat(refusal.support().effective()).isCloseTo(40, within(1e-9));
    }

    @Test
    void refuses_a_log_without_anything_the_candidate_does() {
        List<LoggedDecision> log = List.of(new LoggedDecision("", "a", 1, 0), new LoggedDecision("", "a", 1, 1));

        assertThat(((NotReliable) OffPolicy.evaluate(log, ALWAYS_B, Method.DM)).why(Locale.ENGLISH))
                .contains("holds nothing");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void a_propensity_that_cannot_be_is_named(double propensity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoggedDecision("home", "sms", propensity, 0))
                .withMessageContaining("propensity")
                .withMessageContaining(Double.toString(propensity))
                .withMessageContaining("sms");
    }

    @Test
    void bad_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoggedDecision("", "a", 1, Double.NaN))
                .withMessageContaining("reward");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OffPolicy.evaluate(List.of(), ALWAYS_B, Method.IPS))
                .withMessageContaining("0 decisions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OffPolicy.evaluate(coinLog(10, 0.5), (context, action) -> 0.7, Method.IPS))
                .withMessageContaining("more than 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OffPolicy.evaluate(coinLog(10, 0.5), (context, action) -> Double.NaN, Method.IPS))
                .withMessageContaining("NaN");
    }

    /** Arm a pays 0.1, arm b 0.3. */
    private static List<LoggedDecision> coinLog(int decisions, double shareOfA) {
        SplittableRandom random = new SplittableRandom(7);
        List<LoggedDecision> log = new ArrayList<>();
        for (int i = 0; i < decisions; i++) {
            boolean a = i < 2 ? i == 0 : random.nextDouble() < shareOfA;
            double reward = random.nextDouble() < (a ? 0.1 : 0.3) ? 1 : 0;
            log.add(new LoggedDecision("", a ? "a" : "b", a ? shareOfA : 1 - shareOfA, reward));
        }
        return log;
    }
}
