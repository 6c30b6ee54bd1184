package io.kairos.timing.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: known_answer_tests.json, T4; greedy and brute force as bounds. */
class PlacementTest {

    @ParameterizedTest
    @CsvSource({
        "Gamma, 1, .134582, 18",
        "Gamma, 3, .387659, 13 18 23",
        "Gamma, 5, .598851, 10 15 20 25 30",
        "Exponential, 1, .221199, 0",
        "Exponential, 3, .527633, 0 5 10",
        "Exponential, 5, .713495, 0 5 10 15 20",
        "Weibull1.8, 1, .133571, 17",
        "Weibull1.8, 3, .387908, 12 17 22",
        "Weibull1.8, 5, .606444, 8 13 18 23 28",
        "Weibull0.7, 3, .459668, 0 5 10",
        "Weibull0.7, 5, .585293, 0 5 10 15 20",
        "LogNormal, 1, .195203, 12",
        "LogNormal, 3, .526848, 8 13 18",
        "LogNormal, 5, .743237, 6 11 16 21 26",
        "LogLogistic, 3, .550265, 10 15 20",
        "LogLogistic, 5, .762655, 7 12 17 22 27"
    })
    void places_disjoint_five_day_windows_as_published(String law, int messages, double value, String days) {
        double[] pmf = KnownLaws.pmf(law, 200);

        Placement placement = Placement.of(new WindowCandidates(pmf, 5), messages);

        assertThat(placement.best()).isCloseTo(value, within(1e-6));
        assertThat(placement.plan()).containsExactly(days(days));
    }

    @Test
    void beats_the_greedy_plan_where_greedy_is_not_exact() {
        Candidates candidates = new WindowCandidates(new double[] {0, .15, .2, .2, .15, 0}, 2);

        Placement placement = Placement.of(candidates, 2);

        assertThat(placement.best()).isCloseTo(.70, within(1e-12));
        assertThat(placement.plan()).containsExactly(1, 3);
        assertThat(Plans.greedy(candidates, 2)).isCloseTo(.55, within(1e-12));
    }

    @Test
    void is_never_worse_than_greedy_on_a_thousand_random_needs() {
        SplittableRandom random = new SplittableRandom(20260101);
        for (int round = 0; round < 1000; round++) {
            double[] pmf = randomPmf(random, 3 + random.nextInt(60));
            int messages = 1 + random.nextInt(6);
            Candidates candidates = round % 2 == 0
                    ? new WindowCandidates(pmf, 1 + random.nextInt(9))
                    : DecayCandidates.dayGrid(pmf, 0.5 + 10 * random.nextDouble());

            double best = Placement.of(candidates, messages).best();

            assertThat(best).as("round %d", round).isGreaterThanOrEqualTo(Plans.greedy(candidates, messages) - 1e-12);
        }
    }

    @Test
    void equals_brute_force_with_costs_gaps_and_an_earlier_message() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 400; round++) {
            Candidates candidates = new Constrained(random, randomPmf(random, 2 + random.nextInt(13)));
            int messages = 1 + random.nextInt(3);

            Placement placement = Placement.of(candidates, messages);

            assertThat(placement.best())
                    .as("round %d", round)
                    .isCloseTo(Plans.bruteForce(candidates, messages), within(1e-12));
            assertThat(Plans.value(candidates, placement.plan()))
                    .as("the plan is worth what it says, round %d", round)
                    .isCloseTo(placement.best(), within(1e-12));
        }
    }

    @Test
    void prefers_the_earlier_of_equal_instants_and_sends_nothing_useless() {
        Candidates flat = new WindowCandidates(new double[] {.2, 0, .2, 0, 0, 0}, 1);

        assertThat(Placement.of(flat, 1).plan()).containsExactly(0);
        assertThat(Placement.of(flat, 5).plan()).containsExactly(0, 2);
        Candidates late = DecayCandidates.dayGrid(new double[] {0, 0, 0, 1}, 7);
        assertThat(Placement.of(late, 2).plan()).containsExactly(3);
    }

    @Test
    void has_no_plan_without_candidates() {
        assertThat(Placement.of(new WindowCandidates(new double[0], 3), 2).plan())
                .isEmpty();
    }

    private static double[] randomPmf(SplittableRandom random, int length) {
        double[] pmf = IntStream.range(0, length)
                .mapToDouble(i -> random.nextInt(4) == 0 ? 0 : random.nextDouble())
                .toArray();
        double sum = Arrays.stream(pmf).sum() + random.nextDouble();
        return Arrays.stream(pmf).map(each -> each / sum).toArray();
    }

    private static int[] days(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** A decaying effect with everything in the way at once. */
    private static final class Constrained extends DecayCandidates {
        private final double[] cost;
        private final int gap;
        private final double earlier;

        Constrained(SplittableRandom random, double[] pmf) {
            this(random, pmf, 0.5 + 6 * random.nextDouble());
        }

        private Constrained(SplittableRandom random, double[] pmf, double halfLife) {
            super(
                    IntStream.range(0, pmf.length).asDoubleStream().toArray(),
                    IntStream.range(0, pmf.length)
                            .mapToDouble(DecayCandidates.dayGrid(pmf, halfLife)::earning)
                            .toArray(),
                    halfLife);
            double left = 1;
            cost = new double[pmf.length];
            for (int i = 0; i < cost.length; i++) {
                cost[i] = 0.1 * left;
                left -= pmf[i];
            }
            gap = 1 + random.nextInt(4);
            earlier = random.nextDouble();
        }

        @Override
        public double cost(int i) {
            return cost[i];
        }

        @Override
        public double displaced(int i) {
            return earlier * DecayCandidates.decay(i, 5) * earning(i);
        }

        @Override
        public int next(int i) {
            return Math.min(i + gap, count());
        }
    }
}
