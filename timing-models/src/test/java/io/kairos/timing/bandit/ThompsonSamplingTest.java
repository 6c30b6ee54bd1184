package io.kairos.timing.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThompsonSamplingTest {

    private static final Map<String, BetaLaw> LEARNT = Map.of(
            "email",
            new BetaLaw(41, 1001),
            "sms",
            new BetaLaw(30, 601),
            "push",
            new BetaLaw(1, 1),
            "post",
            new BetaLaw(0.5, 3));

    @Test
    void regret_of_four_channels_lies_in_its_band() {
        assertThat(meanRegret(20_000, 0.02, 0.03, 0.05, 0.04)).isBetween(40.0, 52.0);
    }

    @Test
    void regret_of_six_parts_of_the_day_lies_in_its_band() {
        assertThat(meanRegret(5_000, 0.10, 0.12, 0.15, 0.11, 0.09, 0.13)).isBetween(62.0, 77.0);
    }

    @Test
    void propensities_are_the_frequencies_of_the_choices() {
        ThompsonSampling learnt = ThompsonSampling.of(LEARNT, 0.02);
        Map<String, Double> seen = new HashMap<>();
        int draws = 200_000;

        for (int i = 0; i < draws; i++) seen.merge(learnt.draw(new Draw(1, "c", i)), 1.0 / draws, Double::sum);

        for (String arm : learnt.arms())
            assertThat(learnt.propensity(arm)).isCloseTo(seen.getOrDefault(arm, 0.0), within(0.005));
        assertThat(learnt.arms().stream().mapToDouble(learnt::propensity).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void propensities_match_closed_forms() {
        assertThat(BestArm.probabilities(List.of(new BetaLaw(3, 1), BetaLaw.UNIFORM))[0])
                .isCloseTo(0.75, within(1e-6));
        assertThat(BestArm.probabilities(List.of(new BetaLaw(2, 1), new BetaLaw(3, 1), new BetaLaw(5, 1)))[1])
                .isCloseTo(0.3, within(1e-6));
        assertThat(BestArm.probabilities(List.of(new BetaLaw(2000, 40000), BetaLaw.UNIFORM))[0])
                .isCloseTo(2000.0 / 42000, within(1e-6));
        assertThat(BestArm.probabilities(List.of(new BetaLaw(.5, .5), new BetaLaw(.5, .5)))[0])
                .isCloseTo(0.5, within(1e-6));
        assertThat(BestArm.probabilities(List.of(new BetaLaw(1, 1e6), new BetaLaw(1e6, 1)))[1])
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void no_arm_falls_below_the_least_probability() {
        ThompsonSampling sure =
                ThompsonSampling.of(Map.of("bad", new BetaLaw(1, 1000), "good", new BetaLaw(1000, 1)), 0.05);

        assertThat(sure.propensity("bad")).isCloseTo(0.05, within(1e-9));
        assertThat(sure.propensity("good")).isCloseTo(0.95, within(1e-9));
    }

    @Test
    void the_order_of_requests_does_not_matter() {
        ThompsonSampling learnt = ThompsonSampling.of(LEARNT, 0.02);
        Map<String, Choice> forwards = new TreeMap<>();
        Map<String, Choice> backwards = new TreeMap<>();

        for (int i = 0; i < 50; i++) forwards.put("c" + i, learnt.choose(new Draw(9, "c" + i, 0)));
        for (int i = 49; i >= 0; i--) backwards.put("c" + i, learnt.choose(new Draw(9, "c" + i, 0)));

        assertThat(forwards).isEqualTo(backwards);
        assertThat(forwards.values().stream().map(Choice::arm).distinct().count())
                .isGreaterThan(1);
        forwards.forEach((customer, choice) -> {
            assertThat(choice.arm()).isEqualTo(learnt.draw(new Draw(9, customer, 0)));
            assertThat(choice.propensity()).isEqualTo(learnt.propensity(choice.arm()));
        });
    }

    @Test
    void a_single_arm_is_certain() {
        assertThat(ThompsonSampling.of(Map.of("email", BetaLaw.UNIFORM), 0).choose(new Draw(1, "c", 0)))
                .isEqualTo(new Choice("email", 1, false));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, 1.5})
    void bad_input_is_named(double bad) {
        ThompsonSampling learnt = ThompsonSampling.of(LEARNT, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt.updated("sms", bad))
                .withMessageContaining("sms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThompsonSampling.of(LEARNT, bad))
                .withMessageContaining("epsilon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt.updated("fax", 1))
                .withMessageContaining("unknown arm fax");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThompsonSampling.of(Map.of(), 0))
                .withMessageContaining("no arms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaLaw(0, 1))
                .withMessageContaining("a of a Beta law");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draw(1, " ", 0))
                .withMessageContaining("customerKey");
    }

    /** Mean over 100 seeds of what always taking the best arm would have brought more. */
    private static double meanRegret(int decisions, double... rates) {
        double best = java.util.Arrays.stream(rates).max().orElseThrow();
        double regret = 0;
        for (int seed = 0; seed < 100; seed++) {
            Map<String, BetaLaw> beliefs = new TreeMap<>();
            for (int arm = 0; arm < rates.length; arm++) beliefs.put("arm" + arm, BetaLaw.UNIFORM);
            ThompsonSampling learning = ThompsonSampling.of(beliefs, 0);
            SplittableRandom outcomes = new SplittableRandom(1000 + seed);
            for (int i = 0; i < decisions; i++) {
                String arm = learning.draw(new Draw(seed, "c", i));
                double rate = rates[arm.charAt(3) - '0'];
                regret += best - rate;
                learning = learning.updated(arm, outcomes.nextDouble() < rate ? 1 : 0);
            }
        }
        return regret / 100;
    }
}
