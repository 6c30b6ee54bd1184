package io.kairos.timing.replenish.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RateModelTest {

    private static final RepeatHistory CUSTOMER = new RepeatHistory(3, 20, 26, 4.5);
    private static final RepeatHistory ONCE = new RepeatHistory(0, 0, 26, 0);

    static Stream<RateModel> models() {
        return Stream.of(
                new Nbd(0.4, 12),
                new ParetoNbd(0.55, 10.6, 0.6, 11.7),
                new ParetoNbd(0.55, 10.6, 1, 11.7),
                new BetaGeometric(false, 1, 0.25, 4.4, 0.8, 2.4),
                new BetaGeometric(false, 1, 0.25, 4.4, 1, 2.4),
                new BetaGeometric(true, 1, 0.5, 6.2, 0.9, 1.6),
                new BetaGeometric(false, 3, 0.8, 4, 0.1, 1.1),
                new BetaGeometric(true, 2, 0.9, 4.3, 0.2, 2.4));
    }

    @ParameterizedTest
    @MethodSource("models")
    void probability_of_a_purchase_rises_with_time_and_stays_below_alive(RateModel model) {
        for (RepeatHistory history : List.of(CUSTOMER, ONCE)) {
            double alive = model.alive(history);

            assertThat(alive).isBetween(0.0, 1.0);
            assertThat(model.buysWithin(history, 0)).isCloseTo(0, within(1e-12));
            assertThat(model.buysWithin(history, 4)).isBetween(1e-4, model.buysWithin(history, 8));
            assertThat(model.buysWithin(history, 1e7)).isLessThanOrEqualTo(alive + 1e-9);
            assertThat(model.expected(history, 8)).isGreaterThan(model.buysWithin(history, 8));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void few_purchases_are_expected_in_a_short_time_as_often_as_one_is_likely(RateModel model) {
        double likely = model.buysWithin(CUSTOMER, 0.01);

        assertThat(model.expected(CUSTOMER, 0.01)).isCloseTo(likely, within(0.02 * likely));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void series_and_closed_form_agree(boolean leavesAfterFirst) {
        BetaGeometric model = new BetaGeometric(leavesAfterFirst, 1, 0.25, 4.4, 0.8, 2.4);

        assertThat(model.expected(CUSTOMER, 39))
                .isCloseTo(model.alive(CUSTOMER) * model.series(CUSTOMER, 39), within(1e-9));
    }

    @Test
    void likelihood_of_pareto_nbd_agrees_with_its_hypergeometric_form() {
        ParetoNbd model = new ParetoNbd(0.55, 12.6, 0.6, 11.7);
        double sum = 0.55 + 3 + 0.6;
        double first = Hypergeometric.f(sum, 1.6, sum + 1, (12.6 - 11.7) / (12.6 + 20)) / Math.pow(12.6 + 20, sum);
        double second = Hypergeometric.f(sum, 1.6, sum + 1, (12.6 - 11.7) / (12.6 + 26)) / Math.pow(12.6 + 26, sum);
        double left = 0.6 / sum * (first - second);
        double alive = Math.pow(12.6 + 26, -3.55) * Math.pow(11.7 + 26, -0.6);

        assertThat(model.alive(CUSTOMER)).isCloseTo(alive / (alive + left), within(1e-10));
    }

    @Test
    void hypergeometric_function_of_known_arguments() {
        assertThat(Hypergeometric.f(1, 1, 2, 0.5)).isCloseTo(2 * Math.log(2), within(1e-14));
        assertThat(Hypergeometric.f(1, 1, 2, -3)).isCloseTo(Math.log(4) / 3, within(1e-14));
        assertThat(Hypergeometric.f(0.5, 1, 1.5, -1)).isCloseTo(Math.PI / 4, within(1e-14));
        assertThat(Hypergeometric.f(3, 4, 4, 0.9)).isCloseTo(1000, within(1e-9));
        assertThat(Hypergeometric.f(0.5, 0.5, 1, 0.99)).isCloseTo(2 / Math.PI * 3.695637362989875, within(1e-12));
        assertThatThrownBy(() -> Hypergeometric.f(1, 1, 2, 1)).hasMessageContaining("z must be below 1");
    }

    @Test
    void purchases_of_one_day_are_one_and_later_ones_are_not_read() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        List<LocalDate> days = List.of(first.plusDays(14), first, first, first.plusDays(7), first.plusDays(60));

        RepeatHistory history = RepeatHistory.of(days, first.plusDays(21));

        assertThat(history).isEqualTo(new RepeatHistory(2, 2, 3, 0));
        assertThatThrownBy(() -> RepeatHistory.of(days, first.minusDays(1)))
                .hasMessageContaining("no purchase on or before");
    }

    @Test
    void buying_on_the_day_of_the_look_has_no_zero_under_a_logarithm() {
        LocalDate today = LocalDate.of(2026, 1, 1);
        RepeatHistory now = RepeatHistory.of(List.of(today), today);

        assertThat(models()).allSatisfy(model -> {
            assertThat(model.logLikelihood(now)).isFinite();
            assertThat(model.buysWithin(now, 1)).isBetween(0.0, 1.0);
        });
    }

    @Test
    void refuses_what_cannot_be_a_history() {
        assertThatThrownBy(() -> new RepeatHistory(1, 0, 5, 0)).hasMessageContaining("contradict");
        assertThatThrownBy(() -> new RepeatHistory(1, 6, 5, 0)).hasMessageContaining("last 6.0 and age 5.0");
        assertThatThrownBy(() -> new RepeatHistory(1, Double.NaN, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BetaGeometric(false, 0, 1, 1, 1, 1)).hasMessageContaining("k must be 1");
        assertThatThrownBy(() -> new Nbd(Double.NaN, 1)).hasMessageContaining("r must be positive");
        assertThatThrownBy(() -> new Nbd(1, 1).buysWithin(ONCE, -1)).hasMessageContaining("weeks must be");
    }
}
