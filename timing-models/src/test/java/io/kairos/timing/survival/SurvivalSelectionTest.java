package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.survival.SurvivalFit.Origin;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurvivalSelectionTest {

    private static final Origin ORIGIN =
            new Origin("sofa", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), "made up for a test");

    @Test
    void takes_the_law_the_lifetimes_were_drawn_from() {
        List<Lifetime> seen = new ArrayList<>(Simulated.censored(new LogLogistic(14, 2.5), 1500, 60, 1));

        SurvivalSelection chosen = SurvivalSelection.choose(seen, ORIGIN);

        assertThat(chosen.best().law()).isInstanceOf(LogLogistic.class);
        assertThat(chosen.candidates()).hasSize(9).isSortedAccordingTo((a, b) -> Double.compare(a.aic(), b.aic()));
        Collections.shuffle(seen, new Random(3));
        assertThat(SurvivalSelection.choose(seen, ORIGIN).best().fitted().ref())
                .isEqualTo(chosen.best().fitted().ref());
    }

    @Test
    void sees_that_some_never_buy() {
        SurvivalLaw truth = new Curable(0.6, new LogNormal(2.2, 0.5));

        SurvivalFit best = SurvivalSelection.choose(Simulated.censored(truth, 1200, 90, 2), ORIGIN)
                .best();

        assertThat(best.law().never()).isCloseTo(0.6, within(0.05));
        assertThat(best.law().survival(10)).isCloseTo(truth.survival(10), within(0.04));
    }

    @Test
    void keeps_to_few_parameters_where_few_do() {
        SurvivalFit best = SurvivalSelection.choose(Simulated.censored(new Exponential(9), 800, 40, 5), ORIGIN)
                .best();

        assertThat(best.law().family()).isIn(Family.EXPONENTIAL, Family.WEIBULL);
        assertThat(best.law().never()).isEqualTo(0);
    }

    @Test
    void refuses_buyers_alone_too_few_and_equal_durations() {
        assertThatThrownBy(() -> SurvivalSelection.choose(Simulated.censored(new Exponential(9), 80, 1e9, 5), ORIGIN))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("add those who have not bought");
        List<Lifetime> few = new ArrayList<>(Collections.nCopies(40, new Lifetime(Duration.ofDays(9), false)));
        few.add(new Lifetime(Duration.ofDays(4), true));
        assertThatThrownBy(() -> SurvivalSelection.choose(few, ORIGIN))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("needs 5 purchases, found 1 among 41");
        assertThatThrownBy(() -> SurvivalSelection.choose(List.of(), ORIGIN)).isInstanceOf(ModelFitException.class);
    }
}
