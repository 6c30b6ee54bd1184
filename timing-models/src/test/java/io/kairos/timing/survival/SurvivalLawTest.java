package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurvivalLawTest {

    static Stream<SurvivalLaw> laws() {
        return Stream.of(
                new Exponential(20),
                new Weibull(1.8, 30),
                new Weibull(0.7, 30),
                new LogNormal(3, 0.6),
                new LogLogistic(20, 3),
                new GeneralisedGamma(3, 0.6, 0.6),
                new GeneralisedGamma(3, 0.6, -0.7),
                new GeneralisedGamma(3, 0.6, 0.01));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void quantile_inverts_survival(SurvivalLaw law) {
        for (double p : new double[] {1e-6, 0.1, 0.5, 0.9, 0.999})
            assertThat(law.survival(law.quantile(p))).isCloseTo(1 - p, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void density_is_the_slope_of_survival(SurvivalLaw law) {
        for (double t : new double[] {0.5, 5, 20, 60}) {
            double slope = (law.survival(t - 1e-4) - law.survival(t + 1e-4)) / 2e-4;
            assertThat(law.density(t)).isCloseTo(slope, within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void half_of_the_draws_lie_below_the_median(SurvivalLaw law) {
        SplittableRandom random = new SplittableRandom(7);
        double median = law.quantile(0.5);

        long below = Stream.generate(() -> law.sample(random))
                .limit(4000)
                .filter(draw -> draw.toMillis() / 86_400_000.0 < median)
                .count();

        assertThat(below).isBetween(1870L, 2130L);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void rebuilds_itself_from_location_and_scale_of_log_time(SurvivalLaw law) {
        Family family = law.family();
        double median = law.quantile(0.5);
        double unit = family.law(0, 1).quantile(0.5);

        assertThat(family.law(StrictMath.log(median / unit), 1).quantile(0.5)).isCloseTo(median, within(1e-9));
    }

    @Test
    void refuses_parameters_that_are_not_positive_numbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weibull(Double.NaN, 30))
                .withMessageContaining("shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exponential(0))
                .withMessageContaining("mean");
    }
}
