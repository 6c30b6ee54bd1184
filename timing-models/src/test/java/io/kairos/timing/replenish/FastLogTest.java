package io.kairos.timing.replenish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FastLogTest {

    @Test
    void is_the_natural_logarithm() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            double x = i % 2 == 0 ? 0.5 + random.nextDouble() : StrictMath.exp(1400 * (random.nextDouble() - 0.5));
            double exact = StrictMath.log(x);

            assertThat(Math.abs(FastLog.log(x) - exact))
                    .as("log(%s)", x)
                    .isLessThan(5e-16 * Math.max(1, Math.abs(exact)));
        }
        assertThat(FastLog.log(1e-310)).isEqualTo(StrictMath.log(1e-310));
        assertThat(FastLog.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(FastLog.log(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(FastLog.log(-1)).isNaN();
        assertThat(FastLog.log(Double.NaN)).isNaN();
    }
}
