package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorFunctionTest {

    /** Known values to 17 digits (Abramowitz, Stegun 1964, and recomputed by series with 40 digits). */
    @Test
    void known_values() {
        assertThat(ErrorFunction.erfc(0)).isEqualTo(1);
        assertThat(ErrorFunction.erfc(0.5)).isCloseTo(0.47950012218695346, within(1e-16));
        assertThat(ErrorFunction.erfc(1)).isCloseTo(0.15729920705028513, within(1e-16));
        assertThat(ErrorFunction.erfc(-1)).isCloseTo(1.8427007929497149, within(4e-16));
        assertThat(ErrorFunction.erfc(5)).isCloseTo(1.5374597944280349e-12, within(5e-27));
        assertThat(ErrorFunction.erfc(Double.POSITIVE_INFINITY)).isZero();
        assertThat(ErrorFunction.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
        assertThat(ErrorFunction.erfc(Double.NaN)).isNaN();
        assertThat(ErrorFunction.erfc(30)).isZero();
        assertThat(ErrorFunction.erfc(-30)).isEqualTo(2);
    }

    /** erfc(x) = Q(½, x²), by the series and the continued fraction that fits use for the generalised gamma law. */
    @Test
    void agrees_with_the_incomplete_gamma_ratio() {
        for (double x = 0.001; x < 26; x += 0.0173) {
            double square = x * x;
            double factor = x * StrictMath.exp(-square) / Math.sqrt(Math.PI);
            double ratio = square < 1.5
                    ? 1 - factor * IncompleteGamma.series(0.5, square)
                    : factor * IncompleteGamma.fraction(0.5, square);

            assertThat(ErrorFunction.erfc(x)).as("erfc(%s)", x).isCloseTo(ratio, within(5e-15 * ratio));
        }
    }
}
