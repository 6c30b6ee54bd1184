package io.kairos.timing.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StackingTest {

    private static final int CASES = 20_000;

    private final SplittableRandom random = new SplittableRandom(11);
    private final double[] told = new double[CASES];
    private final double[] noise = new double[CASES];
    private final boolean[] came = new boolean[CASES];

    @Test
    void a_forecast_that_tells_gets_the_weight_and_the_level_gets_none() {
        fill(0);
        double level = Stacking.weight(noise, told, came);
        fill(-1.5);
        double drifted = Stacking.weight(noise, told, came);

        assertThat(level).isGreaterThan(0.95);
        assertThat(drifted).isGreaterThan(0.95);
        assertThat(Stacking.weight(told, noise, came)).isCloseTo(1 - drifted, within(1e-6));
    }

    @Test
    void half_where_nothing_is_known() {
        assertThat(Stacking.weight(new double[0], new double[0], new boolean[0]))
                .isEqualTo(0.5);
        assertThat(Stacking.weight(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}, new boolean[] {true, true}))
                .isEqualTo(0.5);
        assertThat(Stacking.blend(new double[] {0.2, 1}, new double[] {0.8, 1}, 0.5)[0])
                .isCloseTo(0.5, within(1e-12));
    }

    private void fill(double drift) {
        for (int i = 0; i < CASES; i++) {
            double odds = 2 * random.nextGaussian();
            told[i] = 1 / (1 + Math.exp(-odds));
            noise[i] = random.nextDouble();
            came[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds - drift));
        }
    }
}
