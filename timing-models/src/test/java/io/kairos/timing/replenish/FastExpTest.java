package io.kairos.timing.replenish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FastExpTest {

    @Test
    void is_e_to_the_x() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            double x = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 2 : 1380);
            double exact = StrictMath.exp(x);

            assertThat(Math.abs(FastExp.exp(x) / exact - 1)).as("exp(%s)", x).isLessThan(5e-16);
        }
        assertThat(FastExp.exp(0)).isEqualTo(1);
        assertThat(FastExp.exp(800)).isInfinite();
        assertThat(FastExp.exp(-800)).isZero();
        assertThat(FastExp.exp(Double.NaN)).isNaN();
        assertThat(FastExp.exp(1)).isCloseTo(Math.E, within(1e-15));
    }
}
