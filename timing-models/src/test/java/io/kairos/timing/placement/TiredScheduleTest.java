package io.kairos.timing.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.fatigue.Fatigue;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TiredScheduleTest {

    private static final Duration WEEK = Duration.ofSeconds(7);

    @Test
    void without_fatigue_it_is_the_exact_placement() {
        Fatigue none = new Fatigue(0, WEEK, 0, 0);
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            DecayCandidates candidates = DecayCandidates.dayGrid(pmf(random, 2 + random.nextInt(40)), 5);

            TiredSchedule tired = TiredSchedule.of(candidates, terms(candidates, none, 0, 1), 3);
            Placement rested = Placement.of(candidates, 3);

            assertThat(tired.best()).isCloseTo(rested.best(), within(1e-12));
            assertThat(tired.first()).isEqualTo(rested.first());
        }
    }

    @Test
    void equals_brute_force_over_all_plans() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 200; round++) {
            Fatigue law = new Fatigue(random.nextDouble(), WEEK, 0.1 * random.nextDouble(), 0.3 * random.nextDouble());
            DecayCandidates candidates = DecayCandidates.dayGrid(pmf(random, 2 + random.nextInt(11)), 5);
            TiredSchedule.Terms terms = terms(candidates, law, random.nextDouble(), 0.2);

            TiredSchedule tired = TiredSchedule.of(candidates, terms, 3);

            double best = bruteForce(candidates, terms, new int[0], 3);
            assertThat(tired.best()).as("round %d", round).isCloseTo(best, within(2e-3));
            assertThat(value(candidates, terms, tired.plan())).isCloseTo(best, within(2e-3));
        }
    }

    @Test
    void no_pair_among_many_is_better() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 40; round++) {
            Fatigue law = new Fatigue(random.nextDouble(), WEEK, 0.1 * random.nextDouble(), 0.3 * random.nextDouble());
            DecayCandidates candidates = DecayCandidates.dayGrid(pmf(random, 100), 1 + random.nextInt(60));
            TiredSchedule.Terms terms = terms(candidates, law, random.nextDouble(), 0.1 * random.nextDouble());

            TiredSchedule tired = TiredSchedule.of(candidates, terms, 2);

            double best = bruteForce(candidates, terms, new int[0], 2);
            assertThat(tired.best()).as("round %d", round).isCloseTo(best, within(1e-12));
            assertThat(value(candidates, terms, tired.plan())).isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void a_tired_customer_gets_fewer_messages() {
        DecayCandidates candidates = DecayCandidates.dayGrid(KnownLaws.pmf("LogNormal", 60), 7);
        Fatigue law = new Fatigue(0.5, Duration.ofSeconds(20), 0.01, 0.3);

        int[] rested =
                TiredSchedule.of(candidates, terms(candidates, law, 0, 1), 5).plan();
        int[] tired =
                TiredSchedule.of(candidates, terms(candidates, law, 0.9, 1), 5).plan();

        assertThat(tired.length).isLessThan(rested.length);
    }

    private static TiredSchedule.Terms terms(DecayCandidates candidates, Fatigue law, double level, double loss) {
        double[] days = IntStream.range(0, candidates.count()).asDoubleStream().toArray();
        double[] unbought = new double[days.length];
        Arrays.fill(unbought, 0.8);
        return new TiredSchedule.Terms(law, level, loss, days, unbought);
    }

    private static double bruteForce(DecayCandidates candidates, TiredSchedule.Terms terms, int[] plan, int messages) {
        double best = plan.length == 0 ? Double.NEGATIVE_INFINITY : value(candidates, terms, plan);
        if (plan.length == messages) return best;
        int from = plan.length == 0 ? 0 : plan[plan.length - 1] + 1;
        for (int i = from; i < candidates.count(); i++) {
            int[] longer = IntStream.concat(IntStream.of(plan), IntStream.of(i)).toArray();
            best = Math.max(best, bruteForce(candidates, terms, longer, messages));
        }
        return best;
    }

    /** Message by message, with the exact level: the one before earns on unless this one is sent. */
    private static double value(DecayCandidates candidates, TiredSchedule.Terms terms, int[] plan) {
        Fatigue law = terms.law();
        double value = 0;
        double stays = 1;
        double m = terms.level() * DecayCandidates.decay(plan[0], 7);
        for (int k = 0; k < plan.length; k++) {
            int i = plan[k];
            value += stays * (law.response(m) * candidates.earning(i) - 0.8 * law.unsubscribe(m) * terms.loss());
            stays *= 1 - law.unsubscribe(m);
            if (k + 1 == plan.length) return value;
            int j = plan[k + 1];
            value -= stays * law.response(m) * (candidates.earning(i) - candidates.credit(i, j));
            m = law.sent(m) * DecayCandidates.decay(j - i, 7);
        }
        return value;
    }

    private static double[] pmf(SplittableRandom random, int length) {
        double[] pmf = random.doubles(length).toArray();
        double sum = Arrays.stream(pmf).sum() + random.nextDouble();
        return Arrays.stream(pmf).map(each -> each / sum).toArray();
    }
}
