package io.kairos.timing.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: known_answer_tests.json, T1, T2, T6a; unit day. */
class PurchaseCurveTest {

    private static final double STEP = 0.005;
    private static final int STEPS = 120_000;

    @ParameterizedTest
    @CsvSource({
        "Exponential, 3, 0, .139292, .139292",
        "Exponential, 7, 0, .295312, .295312",
        "Weibull1.8, 3, 17.6425, .080368, .015724",
        "Weibull1.8, 7, 15.7476, .186301, .070249",
        "Weibull0.7, 3, 0, .180881, .180881",
        "Weibull0.7, 7, 0, .303065, .303065",
        "LogNormal, 3, 12.5933, .118270, .000765",
        "LogNormal, 7, 10.9437, .269709, .039475",
        "LogLogistic, 3, 14.4213, .125248, .003364",
        "LogLogistic, 7, 12.6312, .284825, .041112",
        "Gamma, 3, 18.5375, .081049, .003599",
        "Gamma, 7, 16.7038, .187555, .034142"
    })
    void finds_the_best_window(String law, double width, double best, double value, double atOnce) {
        PurchaseCurve curve = curve(KnownLaws.survival(law), 0);

        double[] found = argmax(t -> curve.within(t, width), 0);

        assertThat(found[0]).isCloseTo(best, within(0.01));
        assertThat(found[1]).isCloseTo(value, within(1e-6));
        assertThat(curve.within(0, width)).isCloseTo(atOnce, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "Exponential, 3, 0, .177905, .177905",
        "Exponential, 7, 0, .335523, .335523",
        "Weibull1.8, 3, 15.398, .112715, .046046",
        "Weibull1.8, 7, 12.034, .240532, .159861",
        "Weibull0.7, 3, 0, .198533, .198533",
        "Weibull0.7, 7, 0, .318479, .318479",
        "LogNormal, 3, 11.113, .159192, .038343",
        "LogNormal, 7, 9.278, .316048, .175315",
        "LogLogistic, 3, 12.762, .166552, .038307",
        "LogLogistic, 7, 10.655, .324417, .174850",
        "Gamma, 3, 16.512, .113177, .027563",
        "Gamma, 7, 13.621, .239948, .126854"
    })
    void finds_the_best_moment_for_a_decaying_value(
            String law, double halfLife, double best, double value, double atOnce) {
        double[] instants = new double[20_000];
        for (int i = 0; i < instants.length; i++) instants[i] = i * STEP;

        double[] earning = curve(KnownLaws.survival(law), 0).earning(instants, halfLife);

        double[] found = argmax(t -> earning[(int) Math.round(t / STEP)], 0);
        assertThat(found[0]).isCloseTo(best, within(0.01));
        assertThat(found[1]).isCloseTo(value, within(1e-4));
        assertThat(earning[0]).isCloseTo(atOnce, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 15.748, .186301", "10, 15.748, .213958", "20, 20, .291965", "30, 30, .367850", "60, 60, .534727"})
    void moves_on_while_nothing_is_bought(double elapsed, double best, double value) {
        PurchaseCurve curve = curve(KnownLaws.survival("Weibull1.8"), elapsed);

        double[] found = argmax(t -> curve.within(t, 7), 0);

        assertThat(elapsed + found[0]).isCloseTo(best, within(0.01));
        assertThat(found[1]).isCloseTo(value, within(1e-6));
    }

    @Test
    void earns_less_the_longer_before_the_first_possible_purchase() {
        PurchaseCurve curve = new PurchaseCurve(new double[] {10, 20}, new double[] {1});

        double[] earning = curve.earning(new double[] {3, 10, 15, 20, 30}, 7);

        assertThat(earning[0]).isCloseTo(earning[1] / 2, within(1e-12));
        assertThat(earning[2]).isLessThan(0.5);
        assertThat(earning[3]).isZero();
        assertThat(earning[4]).isZero();
    }

    @Test
    void knows_when_half_have_bought() {
        PurchaseCurve curve = new PurchaseCurve(new double[] {0, 10, 20}, new double[] {.25, .5});

        assertThat(curve.quantile(.5)).isCloseTo(15, within(1e-12));
        assertThat(curve.quantile(.8)).isNaN();
        assertThat(curve.given().quantile(.5)).isCloseTo(12.5, within(1e-12));
        assertThat(curve.survival(5)).isCloseTo(.875, within(1e-12));
    }

    private static PurchaseCurve curve(DoubleUnaryOperator law, double elapsed) {
        double[] edges = new double[STEPS + 1];
        for (int i = 0; i < edges.length; i++) edges[i] = i * STEP;
        return new PurchaseCurve(edges, KnownLaws.pmf(law, elapsed, STEP, STEPS));
    }

    /** The first best instant and its value. */
    private static double[] argmax(DoubleUnaryOperator value, double from) {
        double best = from;
        for (int i = 1; i < 20_000; i++)
            if (value.applyAsDouble(i * STEP) > value.applyAsDouble(best) + 1e-12) best = i * STEP;
        return new double[] {best, value.applyAsDouble(best)};
    }
}
