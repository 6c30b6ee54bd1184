package io.kairos.timing;

import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentModel;
import io.kairos.timing.replenish.ReplenishmentTrainer;
import io.kairos.timing.survival.Curable;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A fitted model of the next purchase in the engine; customers are drawn with a rhythm of their own, and some lapse. */
class RhythmDecisionTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate CUT = LocalDate.of(2026, 7, 31);
    private static final Instant MORNING = Instant.parse("2026-08-01T07:00:00Z");
    private static TimingEngine engine;
    private static ReplenishmentModel model;

    @BeforeAll
    static void fit() {
        SplittableRandom random = new SplittableRandom(11);
        TreeMap<String, List<LocalDate>> customers = new TreeMap<>();
        for (int i = 0; i < 250; i++) {
            double rhythm = 15 + 40 * random.nextDouble();
            List<LocalDate> days = new ArrayList<>();
            for (LocalDate day = START.plusDays(random.nextInt(60)); day.isBefore(CUT); ) {
                days.add(day);
                if (random.nextInt(12) == 0) break;
                day = day.plusDays(Math.max(1, Math.round(rhythm * (0.8 + 0.4 * random.nextDouble()))));
            }
            customers.put("c" + i, days);
        }
        model = ReplenishmentTrainer.fit(new PurchaseDays(customers), CUT, "coffee", "made up for a test")
                .model();
        engine = TimingModels.defaults().withReplenished("coffee", model).engine();
    }

    @Test
    void a_regular_buyer_is_reminded_before_the_next_purchase() {
        TimingDecision decision = decide(every(30, 7), MORNING);

        assertThat(decision.model()).isEqualTo(model.ref());
        assertThat(decision.fallback()).isEqualTo(Fallback.NONE);
        assertThat(days(decision)).isBetween(15.0, 30.0);
        assertThat(decision.predicted().probabilityOfNoPurchase().orElseThrow()).isBetween(0.0, 0.4);
        assertThat(decision.why().reasons())
                .extracting(Reason::code)
                .contains("replenished.rhythm", "replenished.lapse");
    }

    @Test
    void a_quicker_rhythm_is_reminded_sooner() {
        assertThat(days(decide(every(18, 9), MORNING))).isLessThan(days(decide(every(45, 6), MORNING)));
    }

    @Test
    void a_long_silence_makes_a_lapse_likely() {
        Instant late = MORNING.plus(Duration.ofDays(120));

        TimingDecision decision = decide(every(30, 7), late);

        assertThat(decision.predicted().probabilityOfNoPurchase().orElse(1))
                .isGreaterThan(decide(every(30, 7), MORNING)
                        .predicted()
                        .probabilityOfNoPurchase()
                        .orElseThrow());
    }

    @Test
    void other_product_types_keep_to_their_own_rhythm() {
        Need tea = new Need.Replenished("tea", every(30, 7), Duration.ofDays(30));

        assertThat(engine.decide(Requests.of(tea, MORNING, atMost(1), WEEK))
                        .model()
                        .id())
                .isEqualTo("own-rhythm/log-normal");
    }

    @Test
    void a_share_that_never_buys_shows_as_probability_of_no_purchase() {
        Need sofa = new Need.Considered("sofa", MORNING, Optional.of(new Curable(0.6, new Weibull(1.8, 30))));

        TimingDecision decision = TimingModels.defaults().engine().decide(Requests.of(sofa, MORNING, atMost(2), WEEK));

        assertThat(decision.predicted().probabilityOfNoPurchase().orElseThrow()).isBetween(0.6, 0.61);
        assertThat(decision.predicted().q10()).isPresent();
        assertThat(decision.predicted().q50()).isEmpty();
        assertThat(decision.why().reasons()).extracting(Reason::code).contains("considered.some");
    }

    private static TimingDecision decide(List<Instant> purchases, Instant now) {
        Need coffee = new Need.Replenished("coffee", purchases, Duration.ofDays(30));
        return engine.decide(Requests.of(coffee, now, atMost(1), WEEK));
    }

    /** So many purchases, the last on the morning before. */
    private static List<Instant> every(int days, int times) {
        List<Instant> purchases = new ArrayList<>();
        for (int i = 0; i < times; i++) purchases.add(MORNING.minus(Duration.ofDays(1L + (long) i * days)));
        return purchases;
    }

    private static double days(TimingDecision decision) {
        return Duration.between(MORNING, decision.at().orElseThrow()).toHours() / 24.0;
    }
}
