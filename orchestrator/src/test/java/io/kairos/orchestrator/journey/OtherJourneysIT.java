package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@KairosTest
@Import(JourneyWorld.class)
class OtherJourneysIT {
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);

    @Autowired
    private JourneyWorld world;

    @Test
    void a_considered_need_is_reminded_of_late_and_at_most_three_times() {
        var customer = world.newCustomer();
        world.track(customer, "Product Viewed", SOFA);
        var viewed = world.now();

        world.pass(Duration.ofDays(95));

        assertThat(world.visited(customer, "considered"))
                .startsWith("start", "wait_best_moment", "worth_a_message", "send_reminder", "another_reminder")
                .filteredOn("send_reminder"::equals)
                .hasSizeBetween(1, 3);
        assertThat(world.ask(
                        customer,
                        "select extract(epoch from min(sent_at))::bigint from dispatch where customer_id = ?",
                        Long.class))
                .singleElement()
                .satisfies(first -> assertThat(first)
                        .isGreaterThan(viewed.plus(Duration.ofDays(2)).getEpochSecond()));
    }

    @Test
    void buying_the_sofa_closes_every_sofa_and_offers_what_goes_with_it() {
        var customer = world.newCustomer();
        world.track(customer, "Product Viewed", SOFA);
        world.track(customer, "Order Completed", Map.of("products", List.of(SOFA)));

        assertThat(world.visited(customer, "considered")).endsWith("purchase_received", "end_bought");
        world.pass(Duration.ofDays(100));
        assertThat(world.ask(
                        customer, "select template from dispatch where customer_id = ? order by sent_at", String.class))
                .containsExactly("sofa-care-kit", "sofa-cushions");
    }

    @Test
    void an_impulse_is_answered_at_once() {
        var customer = world.newCustomer();
        world.track(customer, "Meal Viewed", Map.of("cuisine", "Ramen", "name", "Shoyu", "price", 14));
        world.pass(Duration.ofMinutes(1));

        assertThat(world.visited(customer, "impulse")).contains("send_reminder");
        assertThat(world.ask(customer, "select state from dispatch where customer_id = ?", String.class))
                .containsExactly("accepted");
    }

    @Test
    void what_the_customer_got_and_did_before_counts_in_the_next_decision() {
        var customer = world.newCustomer();
        for (int i = 0; i < 3; i++) {
            world.track(customer, "Product Viewed", SOFA);
            world.pass(Duration.ofHours(6));
            world.track(customer, "Order Completed", Map.of("products", List.of(SOFA)));
        }
        // at an hour that is not quiet, so that the meal's message leaves
        world.pass(Duration.ofHours(
                Math.floorMod(9 - world.now().atOffset(ZoneOffset.UTC).getHour(), 24)));
        world.track(customer, "Meal Viewed", Map.of("cuisine", "Ramen", "name", "Shoyu", "price", 14));
        world.pass(Duration.ofMinutes(1));
        world.track(customer, "Product Viewed", SOFA);

        var reasons = world.ask(
                customer,
                "select reasons::text from decision where customer_id = ? and journey_id = 'considered' order by at, id",
                String.class);
        assertThat(reasons.get(0)).doesNotContain("pressure.level", "pace.own");
        assertThat(reasons.get(reasons.size() - 1)).contains("pressure.level", "pace.own");
    }

    @Test
    void an_expired_need_stops_its_journey() {
        var customer = world.newCustomer();
        world.track(customer, "Product Viewed", SOFA);
        world.pass(Duration.ofDays(91));

        assertThat(world.ask(customer, "select state from need where customer_id = ?", String.class))
                .containsExactly("expired");
        assertThat(world.ask(
                        customer,
                        "select count(*) from enrolment where customer_id = ? and state = 'inside'",
                        Long.class))
                .containsExactly(0L);
    }
}
