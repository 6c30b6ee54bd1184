package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
                new GeneralisedGamma(3, 0.6, 0.01),
                new GeneralisedGamma(3, 0.6, 2.5));
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

    @ParameterizedTest
    @MethodSource("laws")
    void is_evaluated_without_allocation(SurvivalLaw law) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double sum = evaluated(law);
        long before = memory.getCurrentThreadAllocatedBytes();
        sum += evaluated(law);

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
        assertThat(sum).isPositive();
    }

    private static double evaluated(SurvivalLaw law) {
        double sum = 0;
        for (int i = 1; i <= 200; i++) {
            double days = 0.4 * i;
            sum += law.density(days) + law.survival(days) + law.hazard(days) + law.cumulativeHazard(days);
        }
        return sum + law.quantile(0.3);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void has_values_everywhere_even_far_out(SurvivalLaw law) {
        for (double days : new double[] {1e-9, 1e4, 1e9, 1e30})
            assertThat(law.density(days)).as("density at " + days).isNotNaN().isNotNegative();
        assertThat(law.survival(1e30)).isBetween(0.0, 1e-6);
        assertThat(law.density(-1)).isZero();
        assertThat(law.survival(-1)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void a_prior_of_any_family_is_stored_and_read_back(Family family) throws IOException {
        FittedLaw prior = FittedLaw.prior("sofa", family, 2.5, 0.5, "made up for a test");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        prior.writeTo(out);

        assertThat(FittedLaw.read(new ByteArrayInputStream(out.toByteArray())).law())
                .isEqualTo(prior.law())
                .isEqualTo(family.law(2.5, 0.5));
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
