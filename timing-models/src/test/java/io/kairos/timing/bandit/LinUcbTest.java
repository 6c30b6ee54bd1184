package io.kairos.timing.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinUcbTest {

    @Test
    void scores_follow_the_formula() {
        LinUcb one = LinUcb.of(List.of("a"), 2, 1, 0.5, 0).updated("a", new double[] {1, 2}, 1);

        // A = I + xxᵀ = [[2, 2], [2, 5]], A⁻¹ = [[5, -2], [-2, 2]] / 6, θ = A⁻¹(1, 2) = (1/6, 1/3)
        assertThat(one.expected("a", new double[] {1, 0})).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(one.score("a", new double[] {1, 0})).isCloseTo(1.0 / 6 + 0.5 * Math.sqrt(5.0 / 6), within(1e-12));
    }

    @Test
    void learns_who_answers_to_what() {
        LinUcb learning = LinUcb.of(List.of("email", "sms"), 2, 1, 0.3, 0.02);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 4000; i++) {
            double young = random.nextInt(2);
            double[] x = {1, young};
            Choice choice = learning.choose(x, new Draw(5, "c" + i, 0));
            double rate = choice.arm().equals("sms") ? 0.1 + 0.4 * young : 0.3;
            learning = learning.updated(choice.arm(), x, random.nextDouble() < rate ? 1 : 0);
        }

        assertThat(learning.propensity("sms", new double[] {1, 1})).isCloseTo(0.98, within(1e-12));
        assertThat(learning.propensity("email", new double[] {1, 0})).isCloseTo(0.98, within(1e-12));
        assertThat(learning.propensity("sms", new double[] {1, 0})).isCloseTo(0.02, within(1e-12));
        assertThat(learning.expected("sms", new double[] {1, 1})).isCloseTo(0.5, within(0.05));
    }

    @Test
    void choices_have_the_logged_frequency_and_ties_go_to_the_first_name() {
        LinUcb fresh = LinUcb.of(List.of("sms", "email", "push"), 1, 1, 1, 0.1);
        int[] count = new int[2];

        for (int i = 0; i < 20_000; i++) {
            Choice choice = fresh.choose(new double[] {1}, new Draw(2, "c" + i, 0));
            assertThat(choice.propensity()).isCloseTo(choice.arm().equals("email") ? 0.8 : 0.1, within(1e-12));
            count[choice.arm().equals("email") ? 0 : 1]++;
        }

        assertThat(count[0] / 20_000.0).isCloseTo(0.8, within(0.01));
    }

    @Test
    void bad_input_is_named() {
        LinUcb fresh = LinUcb.of(List.of("a"), 2, 1, 1, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fresh.score("a", new double[] {1}))
                .withMessageContaining("2 features");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fresh.score("a", new double[] {1, Double.NaN}))
                .withMessageContaining("x[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fresh.updated("a", new double[2], Double.NaN))
                .withMessageContaining("reward");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinUcb.of(List.of("a"), 2, 0, 1, 0))
                .withMessageContaining("ridge");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinUcb.of(List.of("a"), 0, 1, 1, 0))
                .withMessageContaining("features");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinUcb.of(List.of("a"), 2, 1, -1, 0))
                .withMessageContaining("alpha");
    }
}
