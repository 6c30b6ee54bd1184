package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.orchestrator.support.KairosTest;
import io.kairos.timing.TimingModels;
import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.Baskets;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.CrossSellTrainer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What goes with a purchase, offered by a model of what customers bought after the same one: cushions first, about two weeks later. */
@KairosTest
@Import(JourneyWorld.class)
class LearnedOffersIT {
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);
    private static final CrossSellModel MODEL = model();

    @Autowired
    private JourneyWorld world;

    @Autowired
    private TimingSource timing;

    @BeforeEach
    void learn() {
        timing.use(TimingModels.defaults().withCrossSell("sofa", MODEL));
    }

    @AfterEach
    void forget() {
        timing.use(TimingModels.defaults());
    }

    @Test
    void the_model_says_which_product_comes_first_and_when_and_the_decision_names_it() {
        var customer = buysSofa();

        assertThat(decisions(customer, "model")).containsExactly(MODEL.ref().toString());
        assertThat(decisions(customer, "inputs -> 'products' -> 0 ->> 'product'"))
                .containsExactly("cushions");
        assertThat(decisions(customer, "reasons::text").get(0))
                .contains("crosssell.bought", "crosssell.first", "crosssell.chance");
        assertThat(Integer.parseInt(decisions(customer, "extract(day from due_at - at)::int::text")
                        .get(0)))
                .isBetween(8, 16);
        world.pass(Duration.ofDays(100));
        assertThat(world.ask(
                        customer, "select template from dispatch where customer_id = ? order by sent_at", String.class))
                .containsExactly("sofa-cushions", "sofa-care-kit");
    }

    @Test
    void what_the_customer_bought_meanwhile_is_not_offered() {
        var customer = buysSofa();
        world.track(customer, "Order Completed", Map.of("products", List.of(Map.of("product_id", "care-kit"))));
        world.pass(Duration.ofDays(100));

        assertThat(world.ask(
                        customer, "select template from dispatch where customer_id = ? order by sent_at", String.class))
                .containsExactly("sofa-cushions");
    }

    @Test
    void once_the_weeks_that_the_model_knows_are_over_the_lag_of_the_product_type_speaks_again() {
        timing.use(TimingModels.defaults());
        var customer = buysSofa();
        world.pass(Duration.ofDays(43));
        timing.use(TimingModels.defaults().withCrossSell("sofa", MODEL));
        world.pass(Duration.ofDays(60));

        assertThat(world.ask(
                        customer, "select template from dispatch where customer_id = ? order by sent_at", String.class))
                .containsExactly("sofa-care-kit", "sofa-cushions");
        assertThat(decisions(customer, "model")).doesNotContain(MODEL.ref().toString());
    }

    private String buysSofa() {
        var customer = world.newCustomer();
        world.track(customer, "Product Viewed", SOFA);
        world.track(customer, "Order Completed", Map.of("products", List.of(SOFA)));
        return customer;
    }

    private List<String> decisions(String customer, String what) {
        return world.ask(
                customer,
                "select " + what + " from decision where customer_id = ? and journey_id = 'after-purchase'"
                        + " and kind = 'moment' and due_at is not null order by at, id",
                String.class);
    }

    private static CrossSellModel model() {
        LocalDate opened = LocalDate.of(2025, 1, 1);
        TreeMap<String, List<Basket>> baskets = new TreeMap<>();
        for (int c = 0; c < 400; c++) {
            LocalDate day = opened.plusDays(c % 300);
            List<Basket> own = new ArrayList<>(List.of(new Basket(day, Set.of("sofa"))));
            if (c % 3 > 0) own.add(new Basket(day.plusDays(12 + c % 6), Set.of("cushions")));
            if (c % 9 == 0) own.add(new Basket(day.plusDays(24 + c % 6), Set.of("care-kit")));
            baskets.put("customer-" + c, own);
        }
        return CrossSellTrainer.fit(new Baskets(baskets), opened.plusDays(365), "sofa", "made up")
                .model();
    }
}
