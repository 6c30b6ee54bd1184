package io.kairos.timing.survival;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFitException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The traps of data in which not everything has happened yet. */
class CensoringAndTruncationTest {

    private static final Instant ORIGIN = Instant.parse("2026-03-01T08:00:00Z");

    /** Half of the customers are watched for 20 days only. */
    @Test
    void non_buyers_are_neither_left_out_nor_given_a_big_duration() {
        SurvivalLaw truth = new LogLogistic(15, 2);
        List<Lifetime> seen = Simulated.censored(truth, 4000, 20, 1);
        List<Lifetime> buyers = seen.stream().filter(Lifetime::observed).toList();
        List<Lifetime> big = seen.stream()
                .map(each -> each.observed() ? each : new Lifetime(Duration.ofDays(365), true))
                .toList();

        double median = median(seen);

        assertThat(median).isCloseTo(15, within(0.6));
        assertThat(KaplanMeier.of(seen).quantile(0.5)).isCloseTo(15, within(0.6));
        assertThat(median(buyers)).isLessThan(11);
        assertThat(median(big)).isGreaterThan(20);
    }

    @Test
    void converters_alone_are_refused_where_they_mislead_and_named_where_they_may_be_all() {
        List<Lifetime> buyers = Simulated.censored(new Weibull(2, 10), 100, 1e9, 2);

        assertThatThrownBy(() -> SurvivalFit.fit(buyers, Family.WEIBULL))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("add those who have not bought");
        FitReport report =
                AcceleratedModel.fit(SurvivalData.of(buyers), Family.WEIBULL).report();
        assertThat(report.warns("converters-only")).isTrue();
    }

    /** Bookings for September to December that were known on 31 August show a median lead of 116 days; in the end it is 52. */
    @Test
    void bookings_known_by_august_come_to_the_lead_times_of_autumn_only_if_truncation_is_counted() {
        List<LeadTimeObservation> autumn = Hotel.test();
        List<Lifetime> known = autumn.stream()
                .filter(each -> !each.purchased().isAfter(Hotel.TRAIN_TO))
                .map(CensoringAndTruncationTest::seenFromAugust)
                .toList();
        List<Lifetime> asIfAll =
                known.stream().map(each -> new Lifetime(each.duration(), true)).toList();
        List<Lifetime> finallyAll = autumn.stream()
                .map(each -> new Lifetime(Duration.ofDays(each.lead()).plusHours(12), true))
                .toList();

        assertThat(known).hasSize(4064);
        assertThat(finallyAll).hasSize(7999);
        assertThat(KaplanMeier.of(asIfAll).quantile(0.5)).isEqualTo(116.5);
        assertThat(KaplanMeier.of(finallyAll).quantile(0.5)).isEqualTo(52.5);
        assertThat(KaplanMeier.of(known).quantile(0.5)).isCloseTo(52.5, within(15.0));
    }

    /** A booking with a shorter lead than from 31 August to the arrival is not known yet. */
    private static Lifetime seenFromAugust(LeadTimeObservation booking) {
        long shortest = DAYS.between(Hotel.TRAIN_TO, booking.date());
        return new Lifetime(Duration.ofDays(booking.lead()).plusHours(12), true, Duration.ofDays(shortest));
    }

    /** Exponential law: purchases over days in view, exactly. */
    @Test
    void counts_only_the_days_in_view() {
        List<Lifetime> seen = Simulated.truncated(new Exponential(25), 300, 40, 90, 4);
        double inView = seen.stream()
                .mapToDouble(each -> each.days() - each.entryDays())
                .sum();
        long purchases = seen.stream().filter(Lifetime::observed).count();

        SurvivalFit fit = SurvivalFit.fit(seen, Family.EXPONENTIAL);

        assertThat(fit.law()).isInstanceOf(Exponential.class);
        assertThat(fit.law().survival(1)).isCloseTo(StrictMath.exp(-purchases / inView), within(1e-10));
        assertThat(fit.report().truncated()).isEqualTo(300);
    }

    @Test
    void recovers_a_law_although_quick_buyers_were_never_seen() {
        for (Family family : List.of(Family.EXPONENTIAL, Family.WEIBULL, Family.LOG_NORMAL, Family.LOG_LOGISTIC)) {
            SurvivalLaw truth = family.law(3, family == Family.EXPONENTIAL ? 1 : 0.7);
            List<Lifetime> seen = Simulated.truncated(truth, 4000, 30, 60, 6);
            List<Lifetime> asIfFromTheOrigin = seen.stream()
                    .map(each -> new Lifetime(each.duration(), each.observed()))
                    .toList();

            double median = truth.quantile(0.5);
            double ignored = SurvivalFit.fit(asIfFromTheOrigin, family).law().quantile(0.5);
            double counted = SurvivalFit.fit(seen, family).law().quantile(0.5);

            assertThat(counted / median).as(family.name()).isCloseTo(1, within(0.1));
            assertThat(ignored / median).as(family.name()).isGreaterThan(1.15);
        }
    }

    @Test
    void nothing_after_the_known_instant_is_read() {
        Instant later = ORIGIN.plus(Duration.ofDays(10));
        Optional<Instant> bought = Optional.of(ORIGIN.plus(Duration.ofDays(12)));

        assertThat(Lifetime.known(ORIGIN, bought, ORIGIN, later)).contains(new Lifetime(Duration.ofDays(10), false));
        assertThat(Lifetime.known(ORIGIN, bought, ORIGIN, later.plus(Duration.ofDays(2))))
                .contains(new Lifetime(Duration.ofDays(12), true));
        assertThat(Lifetime.known(ORIGIN, bought, later, later.plus(Duration.ofDays(9))))
                .contains(new Lifetime(Duration.ofDays(12), true, Duration.ofDays(10)));
        assertThat(Lifetime.known(ORIGIN, bought, later.plus(Duration.ofDays(5)), later.plus(Duration.ofDays(9))))
                .isEmpty();
        assertThat(Lifetime.known(ORIGIN, Optional.empty(), ORIGIN, ORIGIN)).isEmpty();
        assertThatThrownBy(() -> Lifetime.known(later, Optional.of(ORIGIN), ORIGIN, later))
                .hasMessageContaining("comes before the origin");
    }

    private static double median(List<Lifetime> lifetimes) {
        return AcceleratedModel.fit(SurvivalData.of(lifetimes), Family.LOG_LOGISTIC)
                .law()
                .quantile(0.5);
    }
}
