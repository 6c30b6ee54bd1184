package io.kairos.timing.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.survival.SurvivalFit.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivalFitTest {

    private static final Origin ORIGIN =
            new Origin("sofa", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), "made up for a test");

    /** Published with the hotel data: log-likelihood of log(L + 0.5), arrivals to August 2016; of L + 0.5 it is less Σ log. */
    @ParameterizedTest
    @CsvSource({
        "WEIBULL, -33743.5363, 4.013489, 1.233586",
        "LOG_NORMAL, -35966.8967, 3.251131, 1.697965",
        "LOG_LOGISTIC, -36022.8061, 3.456603, .956137"
    })
    void agrees_with_the_published_fits_of_hotel_lead_times(Family family, double log, double mu, double sigma) {
        List<Lifetime> leads = HotelLeads.TRAIN;
        double jacobian =
                leads.stream().mapToDouble(each -> StrictMath.log(each.days())).sum();

        SurvivalFit fit = SurvivalFit.fitComplete(leads, family, ORIGIN);

        assertThat(fit.logLikelihood() + jacobian).isCloseTo(log, within(1e-3));
        assertThat(fit.mu()).isCloseTo(mu, within(1e-4));
        assertThat(fit.sigma()).isCloseTo(sigma, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void recovers_a_law_although_a_third_is_censored(Family family) {
        SurvivalLaw truth = family.law(3, family == Family.EXPONENTIAL ? 1 : 0.6);
        List<Lifetime> seen = censored(truth, 3000, truth.quantile(0.67));

        SurvivalFit fit = SurvivalFit.fit(seen, family);

        assertThat(fit.mu()).isCloseTo(3, within(0.08));
        assertThat(fit.law().quantile(.5) / truth.quantile(.5)).isCloseTo(1, within(0.08));
        assertThat(fit.censored()).isBetween(850, 1150);
    }

    @Test
    void refuses_buyers_alone() {
        List<Lifetime> buyers = censored(new Weibull(2, 10), 100, Double.MAX_VALUE);

        assertThatThrownBy(() -> SurvivalFit.fit(buyers, Family.WEIBULL))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("have not bought");
    }

    @Test
    void refuses_too_few_purchases_and_durations_that_are_all_equal() {
        assertThatThrownBy(() -> SurvivalFit.fit(List.of(), Family.WEIBULL))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("found 0");
        List<Lifetime> equal = Collections.nCopies(50, new Lifetime(Duration.ofDays(3), true));
        assertThatThrownBy(() -> SurvivalFit.fitComplete(equal, Family.LOG_NORMAL, ORIGIN))
                .isInstanceOf(ModelFitException.class);
    }

    @Test
    void is_the_same_file_whatever_the_order_and_reads_back() throws IOException {
        List<Lifetime> lifetimes = new ArrayList<>(censored(new LogLogistic(14, 2), 400, 40));
        byte[] first = bytes(SurvivalFit.fit(lifetimes, Family.LOG_LOGISTIC, ORIGIN));
        Collections.shuffle(lifetimes, new Random(5));
        byte[] second = bytes(SurvivalFit.fit(lifetimes, Family.LOG_LOGISTIC, ORIGIN));

        assertThat(second).isEqualTo(first);
        FittedLaw read = FittedLaw.read(new ByteArrayInputStream(first));
        assertThat(read.law())
                .isEqualTo(
                        SurvivalFit.fit(lifetimes, Family.LOG_LOGISTIC, ORIGIN).law());
    }

    private static byte[] bytes(SurvivalFit fit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fit.fitted().writeTo(out);
        return out.toByteArray();
    }

    private static List<Lifetime> censored(SurvivalLaw law, int count, double until) {
        return Simulated.censored(law, count, Math.min(until, 1e6), 11);
    }

    /** Read once, when first asked for. */
    private static final class HotelLeads {
        static final List<Lifetime> TRAIN = Hotel.train().stream()
                .map(each -> new Lifetime(Duration.ofDays(each.lead()).plusHours(12), true))
                .toList();
    }
}
