package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrailtyTest {

    /** Known answer: Γ(2, 2), summed hazard 0.5, one purchase: mean 1.2. */
    @Test
    void who_bought_early_is_quicker_than_thought() {
        assertThat(new Frailty(2, 2).after(1, 0.5).mean()).isCloseTo(1.2, within(1e-15));
    }

    @Test
    void who_waited_long_is_slower_than_thought() {
        SurvivalLaw law = new Weibull(1.8, 30);
        Frailty waiting = Frailty.ofVariance(0.5).after(0, law.cumulativeHazard(60));

        assertThat(waiting.mean()).isLessThan(0.4);
        assertThat(waiting.after(0, 0)).isEqualTo(waiting);
    }

    @Test
    void survival_is_the_mean_over_the_paces() {
        SurvivalLaw law = new LogLogistic(20, 3);
        Frailty frailty = new Frailty(3, 2);
        double sum = 0;
        double weights = 0;
        for (double pace = 0.0005; pace < 20; pace += 0.001) {
            double weight = pace * pace * StrictMath.exp(-2 * pace);
            weights += weight;
            sum += weight * StrictMath.exp(-pace * law.cumulativeHazard(15));
        }

        assertThat(frailty.survival(law, 15)).isCloseTo(sum / weights, within(1e-6));
        assertThat(frailty.survival(law, 0)).isEqualTo(1);
    }

    @Test
    void refuses_what_is_no_hazard() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frailty(2, 2).after(1, Double.NaN))
                .withMessageContaining("hazard must be 0 or more and finite, was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new Frailty(0, 2)).withMessageContaining("shape");
    }
}
