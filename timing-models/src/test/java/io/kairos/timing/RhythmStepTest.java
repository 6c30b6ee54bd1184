package io.kairos.timing;

import static io.kairos.timing.Requests.PARIS;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.replenish.GapDistribution;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.replenish.Shops;
import io.kairos.timing.survival.LogNormal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the customer's own rhythm down to a rule on the typical gap, each step named. */
class RhythmStepTest {

    private static final Instant MORNING = Instant.parse("2026-08-12T07:00:00Z");

    private final TimingModels models = TimingModels.defaults();
    private final ReplenishmentModel shipped = models.shippedReplenished();

    @Test
    void own_rhythm_from_five_gaps_on() {
        TimingDecision decision = decide(models, bought(6, 30), Optional.of("regulars"));

        assertThat(decision.model()).isEqualTo(OwnRhythm.MODEL);
        assertThat(decision.fallback()).isEqualTo(Fallback.NONE);
        assertThat(decision.grounds().missing()).isEmpty();
    }

    @Test
    void then_segment_then_product_type() {
        TimingModels both = models.withReplenished("coffee", shipped).withReplenished("coffee", "regulars", shipped);

        TimingDecision regular = decide(both, bought(2, 30), Optional.of("regulars"));
        TimingDecision other = decide(both, bought(2, 30), Optional.of("others"));

        assertThat(regular.fallback()).isEqualTo(Fallback.SEGMENT);
        assertThat(regular.grounds().missing()).containsExactly(Missing.OWN_PURCHASES);
        assertThat(other.fallback()).isEqualTo(Fallback.PRODUCT_TYPE);
        assertThat(other.grounds().missing()).containsExactly(Missing.OWN_PURCHASES, Missing.SEGMENT_MODEL);
    }

    @Test
    void then_the_shipped_model_where_the_typical_gap_is_alike() {
        TimingDecision decision = decide(models, bought(1, 30), Optional.empty());

        assertThat(decision.model()).isEqualTo(shipped.ref());
        assertThat(decision.fallback()).isEqualTo(Fallback.GLOBAL_PRIOR);
        assertThat(decision.grounds().missing()).containsExactly(Missing.OWN_PURCHASES, Missing.PRODUCT_TYPE_MODEL);
        assertThat(decision.why().text(Locale.ENGLISH)).contains("shipped model comes from a shop", "30");
        assertThat(decision.why().text(Locale.FRENCH)).contains("modèle livré vient d’un magasin");
    }

    @Test
    void and_a_rule_where_it_is_not() {
        TimingDecision decision = decide(models, bought(1, 180), Optional.empty());

        assertThat(decision.model()).isEqualTo(OwnRhythm.MODEL);
        assertThat(decision.fallback()).isEqualTo(Fallback.STATIC_RULE);
        assertThat(decision.why().reasons())
                .extracting(Reason::code)
                .contains("replenished.typical", "replenished.far", "fallback.staticRule");
        assertThat(decision.at().orElseThrow()).isAfter(MORNING.plus(Duration.ofDays(60)));
    }

    /** Why the shipped model goes before the rule: in a shop it never saw it foresees customers of few purchases better. */
    @Test
    void the_shipped_model_foresees_the_customers_of_another_shop_better_than_the_rule() {
        PurchaseDays days = Shops.days(Shops.CDNOW_SAMPLE);
        LocalDate cut = Shops.CDNOW_CALIBRATION;
        LocalDate today = cut.plusDays(1);
        int horizon = (int) ChronoUnit.DAYS.between(today, days.lastDay().orElseThrow()) + 1;
        Duration typical = typicalGap(days.upTo(cut));
        double model = 0;
        double rule = 0;
        int customers = 0;
        for (List<LocalDate> all : days.byCustomer().values()) {
            List<LocalDate> known =
                    all.stream().filter(day -> !day.isAfter(cut)).distinct().toList();
            if (known.isEmpty() || known.size() > OwnRhythm.ENOUGH_GAPS) continue;
            Optional<LocalDate> next =
                    all.stream().filter(day -> day.isAfter(cut)).findFirst();
            LogNormal law = OwnRhythm.of(need(known, typical), PARIS).law();
            GapDistribution gap = shipped.predict(known, today, horizon);
            long waited = ChronoUnit.DAYS.between(known.get(known.size() - 1), today);
            double unbought = law.survival(waited - 0.5);
            int at = next.map(day -> (int) ChronoUnit.DAYS.between(today, day)).orElse(-1);
            if (at < 0) {
                model += Math.log(gap.lapse());
                rule += Math.log(law.survival(waited + horizon - 0.5) / unbought);
            } else {
                model += Math.log(gap.dailyMass()[at]);
                rule += Math.log((law.survival(waited + at - 0.5) - law.survival(waited + at + 0.5)) / unbought);
            }
            customers++;
        }

        System.out.printf(
                Locale.ROOT,
                "CDNOW, %d customers, typical gap %d days: log-likelihood each, shipped %.3f, rule %.3f%n",
                customers,
                typical.toDays(),
                model / customers,
                rule / customers);
        assertThat(RhythmStep.of(
                                models,
                                need(List.of(cut), typical),
                                OwnRhythm.of(need(List.of(cut), typical), PARIS),
                                Optional.empty())
                        .fallback())
                .isEqualTo(Fallback.GLOBAL_PRIOR);
        assertThat(model / customers).isGreaterThan(rule / customers + 0.05);
    }

    private static Duration typicalGap(PurchaseDays days) {
        List<Long> gaps = new ArrayList<>();
        for (List<LocalDate> each : days.byCustomer().values())
            for (int i = 1; i < each.size(); i++)
                if (each.get(i).isAfter(each.get(i - 1)))
                    gaps.add(ChronoUnit.DAYS.between(each.get(i - 1), each.get(i)));
        gaps.sort(null);
        return Duration.ofDays(gaps.get(gaps.size() / 2));
    }

    private static Need.Replenished need(List<LocalDate> days, Duration typical) {
        return new Need.Replenished(
                "music",
                days.stream()
                        .map(day -> day.atTime(12, 0).atZone(PARIS).toInstant())
                        .toList(),
                typical);
    }

    private static Need bought(int times, int gap) {
        return new Need.Replenished(
                "coffee",
                IntStream.range(0, times)
                        .mapToObj(i -> MORNING.minus(Duration.ofDays(1L + (long) i * gap)))
                        .toList(),
                Duration.ofDays(gap));
    }

    private static TimingDecision decide(TimingModels models, Need need, Optional<String> segment) {
        TimingRequest plain = Requests.of(need, MORNING, atMost(1), WEEK);
        Customer customer = segment.map(plain.customer()::in).orElse(plain.customer());
        return models.engine().decide(new TimingRequest(customer, MORNING, need, plain.limits(), plain.economics()));
    }
}
