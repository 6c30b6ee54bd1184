package io.kairos.timing;

import static io.kairos.timing.Requests.PARIS;
import static io.kairos.timing.Requests.WEEK;
import static io.kairos.timing.Requests.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.Baskets;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.CrossSellTrainer;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What to offer after a purchase and when, decided by the engine. Who buys a camera takes a bag three weeks later. */
class AfterPurchaseTest {

    private static final LocalDate BOUGHT = LocalDate.of(2026, 8, 12);
    private static final Instant NOW = Instant.parse("2026-08-12T15:30:00Z");
    private static final CrossSellModel MODEL = CrossSellTrainer.fit(
                    shop(), LocalDate.of(2025, 12, 31), "camera", "made up")
            .model();

    private final TimingEngine engine =
            TimingModels.defaults().withCrossSell("camera", MODEL).engine();

    @Test
    void offers_what_follows_in_the_weeks_after_delivery_and_first_use() {
        TimingDecision decision = decide(need(BOUGHT.plusDays(3), List.of(), Set.of()), NOW);

        assertThat(decision.products())
                .extracting(Ranked::product)
                .startsWith("bag")
                .doesNotContain("camera");
        LocalDate day = LocalDate.ofInstant(decision.at().orElseThrow(), PARIS);
        assertThat(day).isBetween(BOUGHT.plusDays(9), BOUGHT.plusDays(21));
        assertThat(decision.fallback()).isEqualTo(Fallback.NONE);
        assertThat(decision.model()).isEqualTo(MODEL.ref());
        assertThat(decision.predicted().probabilityOfNoPurchase().orElseThrow()).isBetween(0.01, 0.8);
        assertThat(decision.validity().reconsiderOn()).contains(Trigger.PURCHASED, Trigger.RETURNED);
    }

    @Test
    void says_why_in_english_and_french() {
        Explanation why = decide(need(BOUGHT, List.of(), Set.of()), NOW).why();

        assertThat(why.text(Locale.ENGLISH))
                .startsWith("Bought camera on 12 August 2026. “bag” comes first:")
                .contains("from 20 August 2026 to 23 September 2026, something new is bought with a probability of");
        assertThat(why.text(Locale.FRENCH))
                .startsWith("A acheté camera le 12 août 2026. « bag » vient en premier :")
                .contains("du 20 août 2026 au 23 septembre 2026");
    }

    @Test
    void nothing_leaves_before_the_customer_has_it_in_use() {
        LocalDate ready = BOUGHT.plusDays(35);

        TimingDecision late = decide(need(ready, List.of(), Set.of()), NOW);

        assertThat(LocalDate.ofInstant(late.at().orElseThrow(), PARIS)).isAfterOrEqualTo(ready);
        assertThat(late.score())
                .isLessThan(decide(need(BOUGHT, List.of(), Set.of()), NOW).score());
    }

    @Test
    void offers_only_what_may_be_offered_and_is_not_owned() {
        TimingDecision stove = decide(need(BOUGHT, List.of("umbrella", "camera", "stove"), Set.of()), NOW);
        TimingDecision unseen = decide(need(BOUGHT, List.of("umbrella", "parasol"), Set.of("parasol")), NOW);
        TimingDecision nothing = decide(need(BOUGHT, List.of("camera", "bag"), Set.of("bag")), NOW);

        assertThat(stove.products()).extracting(Ranked::product).containsExactly("stove", "umbrella");
        assertThat(unseen.products()).extracting(Ranked::product).containsExactly("umbrella");
        assertThat(unseen.why().reasons()).extracting(Reason::code).contains("crosssell.given");
        assertThat(nothing.action()).isEqualTo(TimingDecision.Action.DO_NOT_SEND);
        assertThat(nothing.why().reasons().get(0).code()).isEqualTo("refuse.nothingToOffer");
    }

    @Test
    void after_six_weeks_nothing_follows_the_purchase_any_more() {
        Instant later = NOW.plus(Duration.ofDays(43));

        TimingDecision over = decide(need(BOUGHT, List.of(), Set.of()), later);

        assertThat(over.action()).isEqualTo(TimingDecision.Action.DO_NOT_SEND);
        assertThat(over.why().text(Locale.ENGLISH))
                .startsWith("The weeks in which an offer follows this purchase ended on");
    }

    @Test
    void without_a_model_the_order_given_decides_and_says_so() {
        TimingEngine bare = TimingModels.defaults().engine();
        Need given = need(BOUGHT, List.of("strap", "bag"), Set.of());

        TimingDecision rule = bare.decide(Requests.of(given, NOW, atMost(1), WEEK));
        TimingDecision nothing = bare.decide(Requests.of(need(BOUGHT, List.of(), Set.of()), NOW, atMost(1), WEEK));

        assertThat(rule.products()).extracting(Ranked::product).containsExactly("strap", "bag");
        assertThat(rule.fallback()).isEqualTo(Fallback.STATIC_RULE);
        assertThat(rule.grounds().missing()).containsExactly(Missing.PRODUCT_TYPE_MODEL);
        assertThat(LocalDate.ofInstant(rule.at().orElseThrow(), PARIS)).isEqualTo(BOUGHT.plusDays(8));
        assertThat(nothing.why().reasons().get(0).code()).isEqualTo("refuse.nothingToOffer");
    }

    @Test
    void asking_again_with_the_same_facts_changes_nothing() {
        TimingRequest request = Requests.of(need(BOUGHT, List.of(), Set.of()), NOW, atMost(2), WEEK);

        TimingDecision first = engine.decide(request);

        assertThat(engine.reconsider(first, request)).isEqualTo(first);
    }

    @Test
    void refuses_a_history_that_only_lies_ahead() {
        Need ahead = new Need.AfterPurchase(
                "camera", List.of(new Basket(BOUGHT.plusDays(3), Set.of("camera"))), BOUGHT, List.of(), Set.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide(ahead, NOW))
                .withMessageContaining("history must hold a basket on or before 2026-08-12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Need.AfterPurchase("camera", List.of(), BOUGHT, List.of(), Set.of()))
                .withMessageContaining("history must hold at least one basket");
    }

    private TimingDecision decide(Need need, Instant now) {
        return engine.decide(Requests.of(need, now, atMost(1), WEEK));
    }

    private static Need need(LocalDate ready, List<String> offerable, Set<String> unwanted) {
        return new Need.AfterPurchase(
                "camera", List.of(new Basket(BOUGHT, Set.of("camera"))), ready, offerable, unwanted);
    }

    private static Baskets shop() {
        TreeMap<String, List<Basket>> baskets = new TreeMap<>();
        for (int c = 0; c < 600; c++) {
            LocalDate day = LocalDate.of(2025, 1, 1).plusDays(c * 340L / 600);
            boolean camera = c % 2 == 0;
            List<Basket> own = new ArrayList<>();
            own.add(new Basket(day, Set.of(camera ? "camera" : "tent")));
            if (c % 5 > 0) own.add(new Basket(day.plusDays(17 + c % 7), Set.of(camera ? "bag" : "stove")));
            baskets.put("customer-" + c, own);
        }
        return new Baskets(baskets);
    }
}
