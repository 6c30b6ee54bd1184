package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class IncompleteGammaTest {

    @Test
    void the_error_function_agrees_with_that_of_hipparchus() {
        for (double x = -6; x <= 25; x += 0.0371)
            assertThat(IncompleteGamma.erfc(x) / Erf.erfc(x)).as("erfc " + x).isCloseTo(1, within(2e-13));
        assertThat(IncompleteGamma.erfc(0)).isEqualTo(1);
        assertThat(IncompleteGamma.erfc(60)).isEqualTo(0);
        assertThat(IncompleteGamma.erfc(Double.POSITIVE_INFINITY)).isEqualTo(0);
        assertThat(IncompleteGamma.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
        assertThat(IncompleteGamma.erfc(Double.NaN)).isNaN();
    }
}
