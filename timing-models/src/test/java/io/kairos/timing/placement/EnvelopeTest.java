package io.kairos.timing.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The line envelope against the divide and conquer of any Monge candidates, on grids as long as a real season. */
class EnvelopeTest {

    @Test
    void finds_plans_worth_the_same_as_divide_and_conquer_on_long_grids() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 60; round++) {
            int count = 1 + random.nextInt(1500);
            double halfLife = Math.exp(random.nextDouble(0, 8));
            DecayCandidates decay = DecayCandidates.dayGrid(pmf(random, count), halfLife);
            Costly costly = new Costly(decay, 1e-4 * random.nextDouble(), 1 + random.nextInt(40), halfLife);
            Candidates plain = costly.hidden();
            int messages = 1 + random.nextInt(5);

            Placement fast = Placement.of(costly, messages);
            Placement slow = Placement.of(plain, messages);

            for (int i = 0; i < count; i++)
                assertThat(fast.startingAt(i)).as("round %d", round).isCloseTo(slow.startingAt(i), within(1e-11));
            assertThat(Plans.value(plain, fast.plan())).isCloseTo(slow.best(), within(1e-11));
        }
    }

    /** Smooth, with hours and days without any purchase. */
    private static double[] pmf(SplittableRandom random, int count) {
        double[] pmf = new double[count];
        double sum = 1e-9;
        double peak = random.nextDouble() * count;
        double width = 1 + random.nextDouble() * count;
        for (int i = 0; i < count; i++) {
            boolean closed = i % 24 > 20 || random.nextInt(50) == 0;
            pmf[i] = closed ? 0 : Math.exp(-Math.abs(i - peak) / width) * (0.5 + random.nextDouble());
            sum += pmf[i];
        }
        for (int i = 0; i < count; i++) pmf[i] /= sum;
        return pmf;
    }

    private static final class Costly extends DecayCandidates {
        final double cost;
        final int gap;

        Costly(DecayCandidates of, double cost, int gap, double halfLife) {
            super(steps(of.count()), earnings(of), halfLife);
            this.cost = cost;
            this.gap = gap;
        }

        @Override
        public double cost(int i) {
            return cost;
        }

        @Override
        public int next(int i) {
            return Math.min(i + gap, count());
        }

        /** The same, not recognisable as a decaying effect. */
        Candidates hidden() {
            Costly me = this;
            return new Candidates() {
                @Override
                public int count() {
                    return me.count();
                }

                @Override
                public double credit(int i, int j) {
                    return me.credit(i, j);
                }

                @Override
                public double cost(int i) {
                    return me.cost;
                }

                @Override
                public int next(int i) {
                    return me.next(i);
                }
            };
        }

        private static double[] steps(int count) {
            double[] steps = new double[count];
            for (int i = 0; i < count; i++) steps[i] = i;
            return steps;
        }

        private static double[] earnings(DecayCandidates of) {
            double[] earnings = new double[of.count()];
            for (int i = 0; i < earnings.length; i++) earnings[i] = of.earning(i);
            return earnings;
        }
    }
}
