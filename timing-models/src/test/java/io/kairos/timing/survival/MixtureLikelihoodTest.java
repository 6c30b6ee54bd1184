package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureLikelihoodTest {

    private static final SurvivalData DATA = data();

    @Test
    void its_slope_is_the_slope_of_its_value_for_every_family() {
        Design design = new Design(DATA);
        for (Family family : Family.values())
            for (boolean curable : new boolean[] {false, true}) {
                MixtureLikelihood likelihood = new MixtureLikelihood(design, family, curable);
                double[] at = new double[likelihood.size()];
                for (int i = 0; i < at.length; i++) at[i] = i == 0 ? 3 : 0.4 - 0.15 * i;
                double[] slope = new double[at.length];
                likelihood.at(at, slope);
                for (int i = 0; i < at.length; i++) {
                    double[] moved = at.clone();
                    moved[i] += 1e-5;
                    double up = likelihood.at(moved, new double[at.length]);
                    moved[i] -= 2e-5;
                    double down = likelihood.at(moved, new double[at.length]);
                    assertThat(slope[i])
                            .as(family + " " + curable + " " + i)
                            .isCloseTo((up - down) / 2e-5, within(1e-5));
                }
            }
    }

    @Test
    void finds_what_newton_finds() {
        Design design = new Design(DATA);
        for (Family family : List.of(Family.EXPONENTIAL, Family.WEIBULL, Family.LOG_NORMAL, Family.LOG_LOGISTIC)) {
            Likelihood newton = new Likelihood(design, family);
            double[] found = Newton.of(newton, newton.start(), "test").point();
            double[] slope = new double[found.length];
            double value = new MixtureLikelihood(design, family, false).at(found, slope);

            assertThat(-value).isCloseTo(newton.at(found).log(), within(1e-8));
            for (double each : slope) assertThat(each).isCloseTo(0, within(1e-4));
        }
    }

    private static SurvivalData data() {
        List<SurvivalData.Row> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(8);
        for (Lifetime lifetime : Simulated.truncated(new LogNormal(3, 0.8), 120, 20, 60, 8))
            rows.add(new SurvivalData.Row(lifetime, random.nextInt(40), random.nextInt(2)));
        return new SurvivalData(List.of("age", "club"), rows);
    }
}
