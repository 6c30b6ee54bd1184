package io.kairos.timing.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.optim.Lbfgs.Minimum;
import io.kairos.timing.optim.Lbfgs.Options;
import org.junit.jupiter.api.Test;

class LbfgsTest {

    @Test
    void finds_the_bottom_of_the_banana_valley() {
        Minimum found = Lbfgs.minimise(LbfgsTest::banana, new double[] {-1.2, 1}, Options.standard());

        assertThat(found.point()).containsExactly(new double[] {1, 1}, within(1e-7));
        assertThat(found.value()).isLessThan(1e-14);
        assertThat(found.iterations()).isLessThan(60);
        assertThat(found.converged()).isTrue();
    }

    @Test
    void solves_a_hundred_badly_scaled_dimensions() {
        Minimum found = Lbfgs.minimise(
                (x, gradient) -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        double weight = 1 + i * i;
                        gradient[i] = weight * (x[i] - i) + StrictMath.pow(x[i] - i, 3);
                        sum += weight * (x[i] - i) * (x[i] - i) / 2 + StrictMath.pow(x[i] - i, 4) / 4;
                    }
                    return sum;
                },
                new double[100],
                Options.standard());

        for (int i = 0; i < 100; i++) assertThat(found.point()[i]).isCloseTo(i, within(1e-6));
    }

    @Test
    void steps_back_from_where_the_function_is_not_defined() {
        Minimum found = Lbfgs.minimise(
                (x, gradient) -> {
                    gradient[0] = 1 - 3 / x[0];
                    return x[0] > 0 ? x[0] - 3 * StrictMath.log(x[0]) : Double.NaN;
                },
                new double[] {0.01},
                Options.standard());

        assertThat(found.point()[0]).isCloseTo(3, within(1e-7));
    }

    @Test
    void gives_the_same_bits_twice_and_leaves_the_start_alone() {
        double[] start = {-1.2, 1};
        Minimum first = Lbfgs.minimise(LbfgsTest::banana, start, Options.standard());
        Minimum second = Lbfgs.minimise(LbfgsTest::banana, start, Options.standard());

        assertThat(second.point()).isEqualTo(first.point());
        assertThat(second.evaluations()).isEqualTo(first.evaluations());
        assertThat(start).containsExactly(-1.2, 1);
    }

    @Test
    void says_when_it_did_not_converge() {
        Options few = new Options(5, 3, 1e-9, 0);

        assertThatThrownBy(() -> Lbfgs.minimise(LbfgsTest::banana, new double[] {-1.2, 1}, few))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("did not converge in 3 iterations");
        assertThat(Lbfgs.attempt(LbfgsTest::banana, new double[] {-1.2, 1}, few).converged())
                .isFalse();
    }

    @Test
    void never_calls_an_endless_slope_converged() {
        assertThatThrownBy(() -> Lbfgs.minimise(
                        (x, gradient) -> {
                            gradient[0] = -1;
                            return -x[0];
                        },
                        new double[1],
                        new Options(5, 20, 1e-9, 1e-15)))
                .isInstanceOf(ModelFitException.class);
    }

    @Test
    void names_a_start_that_cannot_be_used() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lbfgs.minimise(LbfgsTest::banana, new double[] {1, Double.NaN}, Options.standard()))
                .withMessageContaining("start[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lbfgs.minimise((x, g) -> Double.NaN, new double[1], Options.standard()))
                .withMessageContaining("not finite at the start");
    }

    private static double banana(double[] x, double[] gradient) {
        double along = x[1] - x[0] * x[0];
        gradient[0] = -400 * x[0] * along - 2 * (1 - x[0]);
        gradient[1] = 200 * along;
        return 100 * along * along + (1 - x[0]) * (1 - x[0]);
    }
}
