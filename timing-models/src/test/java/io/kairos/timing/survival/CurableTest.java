package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.survival.SurvivalFit.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurableTest {

    private static final Origin ORIGIN =
            new Origin("sofa", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), "made up for a test");
    private static final Curable TRUTH = new Curable(0.4, new Weibull(1.5, 20));

    @Test
    void survival_falls_to_the_share_that_never_buys() {
        assertThat(TRUTH.survival(0)).isEqualTo(1);
        assertThat(TRUTH.survival(1e6)).isEqualTo(0.4);
        assertThat(TRUTH.never()).isEqualTo(0.4);
        assertThat(TRUTH.quantile(0.3)).isCloseTo(new Weibull(1.5, 20).quantile(0.5), within(1e-12));
        assertThat(TRUTH.quantile(0.7)).isInfinite();
        double slope = (TRUTH.survival(10 - 1e-4) - TRUTH.survival(10 + 1e-4)) / 2e-4;
        assertThat(TRUTH.density(10)).isCloseTo(slope, within(1e-8));
    }

    @Test
    void recovers_the_share_that_never_buys_and_says_how_sure_it_is() {
        List<Lifetime> seen = Simulated.censored(TRUTH, 2000, 120, 3);

        SurvivalFit fit = SurvivalFit.fitCurable(seen, Family.WEIBULL, ORIGIN);

        double error = fit.report().estimate("never").standardError().orElseThrow();
        assertThat(error).isBetween(0.005, 0.02);
        assertThat(fit.law().never()).isCloseTo(0.4, within(3 * error));
        assertThat(fit.law().never()).isCloseTo(KaplanMeier.of(seen).survival(119), within(0.005));
        assertThat(fit.aic())
                .isLessThan(SurvivalFit.fit(seen, Family.WEIBULL, ORIGIN).aic() - 100);
        assertThat(fit.report().warnings()).isEmpty();
    }

    @Test
    void warns_at_the_boundary_where_everybody_buys_in_the_end() {
        List<Lifetime> seen = Simulated.censored(new Weibull(1.5, 20), 1500, 60, 5);

        SurvivalFit fit = SurvivalFit.fitCurable(seen, Family.WEIBULL, ORIGIN);

        assertThat(fit.law().never()).isLessThan(0.02);
        assertThat(fit.logLikelihood())
                .isGreaterThan(SurvivalFit.fit(seen, Family.WEIBULL, ORIGIN).logLikelihood() - 1e-3);
        if (fit.law().never() < 1e-3) assertThat(fit.report().warns("boundary")).isTrue();
    }

    @Test
    void warns_when_nothing_shows_yet_that_the_rest_never_buys() {
        List<Lifetime> early = Simulated.censored(TRUTH, 300, 15, 7);
        double last = KaplanMeier.of(early).lastPurchase();
        List<Lifetime> cut = early.stream()
                .map(each -> each.observed() ? each : new Lifetime(SurvivalSets.days(last * 0.99), false))
                .toList();

        assertThat(SurvivalFit.fitCurable(cut, Family.WEIBULL, ORIGIN).report().warns("no-plateau"))
                .isTrue();
    }

    @Test
    void is_stored_and_read_back_to_the_last_bit_for_every_base_law() throws IOException {
        List<Lifetime> seen = Simulated.censored(TRUTH, 150, 120, 9);
        for (Family family : Family.values()) {
            SurvivalFit fit = SurvivalFit.fitCurable(seen, family, ORIGIN);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            fit.fitted().writeTo(out);

            FittedLaw read = FittedLaw.read(new ByteArrayInputStream(out.toByteArray()));

            assertThat(read.law()).isEqualTo(fit.law()).isInstanceOf(Curable.class);
            assertThat(read.ref()).isEqualTo(fit.fitted().ref());
            assertThat(read.file().provenance().orElseThrow().rows()).isEqualTo(150);
        }
    }

    @Test
    void refuses_buyers_alone_and_shares_that_are_none() {
        List<Lifetime> buyers = Simulated.censored(new Weibull(1.5, 20), 50, 1e9, 5);

        assertThatThrownBy(() -> AcceleratedModel.fitCurable(SurvivalData.of(buyers), Family.WEIBULL))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("lifetimes without purchase");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Curable(1, new Exponential(3)))
                .withMessageContaining("never must be 0 or more and below 1, was 1.0");
    }
}
