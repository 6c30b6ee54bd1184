package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralisedGammaTest {

    private static final double[] DAYS = {0.3, 2, 8, 15, 22, 40, 90};

    @Test
    void is_weibull_log_normal_and_gamma_for_their_shapes() {
        for (double t : DAYS) {
            assertSame(new GeneralisedGamma(3, 0.6, 1), new Weibull(1 / 0.6, StrictMath.exp(3)), t);
            assertSame(new GeneralisedGamma(3, 0.6, 0), new LogNormal(3, 0.6), t);
            assertSame(new GeneralisedGamma(3, 0.6, 1e-7), new LogNormal(3, 0.6), t);
            assertSame(new GeneralisedGamma(StrictMath.log(20), 1, 1), new Exponential(20), t);
        }
    }

    /** Known answers for Gamma(shape 3, scale 10): P(bought within 7 days) at once and at the best start. */
    @Test
    void agrees_with_the_known_answers_of_the_gamma_law() {
        double sigma = 1 / Math.sqrt(3);
        SurvivalLaw gamma = new GeneralisedGamma(StrictMath.log(30), sigma, sigma);

        assertThat(1 - gamma.survival(7)).isCloseTo(0.034142, within(5e-7));
        assertThat(gamma.survival(16.7038) - gamma.survival(23.7038)).isCloseTo(0.187555, within(5e-7));
        assertThat(gamma.density(16.7038)).isCloseTo(gamma.density(23.7038), within(1e-7));
    }

    /** Incomplete gamma ratios to 40 digits by mpmath. */
    @ParameterizedTest
    @CsvSource({
        "15, .015, 0.6847377513880032",
        "40, .019, 0.1233007041110751",
        "5, -.018, 0.99035319861439",
        "5, .021, 0.9890450802816037",
        "40, -.5, 0.1911519003504546",
        "8, 2, 0.6385940665111171",
        "60, 5, 3.247109797896353e-163",
        "25, -3, 0.7298391717112433",
        "200, .3, 7.258442310577788e-7"
    })
    void agrees_with_exact_arithmetic(double t, double q, double survival) {
        assertThat(new GeneralisedGamma(3, 0.6, q).survival(t) / survival).isCloseTo(1, within(2e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-6, -1, -0.2, -0.0199, 0.004, 0.03, 0.5, 1.7, 8})
    void quantiles_invert_survival_far_out(double q) {
        SurvivalLaw law = new GeneralisedGamma(2, 0.9, q);
        for (double p : new double[] {1e-9, 1e-3, 0.2, 0.5, 0.97, 1 - 1e-9})
            assertThat(StrictMath.log(law.survival(law.quantile(p)))).isCloseTo(StrictMath.log1p(-p), within(1e-7));
    }

    /** Ovarian cancer (Edmunson and others 1979), 26 patients; flexsurv's manual prints this fit, from a search that stops early. */
    @Test
    void agrees_with_flexsurv() {
        String days = "59 115 156 421* 431 448* 464 475 477* 563 638 744* 769* 770* 803* 855* 1040* 1106* 1129* 1206*"
                + " 1227* 268 329 353 365 377*";
        List<Lifetime> lifetimes = Arrays.stream(days.split(" ", -1))
                .map(text ->
                        new Lifetime(SurvivalSets.days(Double.parseDouble(text.replace("*", ""))), !text.endsWith("*")))
                .toList();

        AcceleratedModel fit = AcceleratedModel.fit(SurvivalData.of(lifetimes), Family.GENERALISED_GAMMA);

        assertThat(fit.logLikelihood()).isCloseTo(-96.94907, within(1e-5));
        assertThat(fit.coefficients()[0]).isCloseTo(6.426, within(2e-3));
        assertThat(fit.sigma()).isCloseTo(1.426, within(2e-3));
        assertThat(fit.shape()).isCloseTo(-0.766, within(2e-3));
        assertThat(fit.report().aic()).isCloseTo(199.8981, within(1e-4));
        assertThat(fit.report().warns("few-events")).isTrue();
    }

    @Test
    void fits_at_least_as_well_as_the_laws_it_holds() throws IOException {
        for (String set : List.of("lung(age+sex+ph.ecog)", "gbsg2(age+tsize+pnodes)")) {
            SurvivalData data = SurvivalSets.data(set);
            double general =
                    AcceleratedModel.fit(data, Family.GENERALISED_GAMMA).logLikelihood();
            for (Family held : List.of(Family.EXPONENTIAL, Family.WEIBULL, Family.LOG_NORMAL))
                assertThat(general)
                        .isGreaterThan(AcceleratedModel.fit(data, held).logLikelihood() - 1e-9);
        }
    }

    @Test
    void refuses_shapes_that_mean_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneralisedGamma(3, 0.6, Double.NaN))
                .withMessageContaining("q must lie in -20..20, was NaN");
    }

    private static void assertSame(SurvivalLaw general, SurvivalLaw held, double t) {
        assertThat(general.survival(t)).isCloseTo(held.survival(t), within(1e-7));
        assertThat(general.density(t)).isCloseTo(held.density(t), within(1e-7));
        if (general instanceof GeneralisedGamma gamma && Math.abs(gamma.q()) != 1e-7) {
            assertThat(general.survival(t)).isCloseTo(held.survival(t), within(1e-13));
            assertThat(general.density(t)).isCloseTo(held.density(t), within(1e-13));
        }
    }
}
