package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@KairosTest
@Import(JourneyWorld.class)
class DatedJourneyIT {
    private static final String WAITING_DUE = "select due_at from moment where customer_id = ? and state = 'waiting'";

    @Autowired
    private JourneyWorld world;

    @Test
    void reminds_up_to_three_times_before_the_travel_date() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 120);

        world.pass(Duration.ofDays(121));

        assertThat(world.visited(customer, "dated"))
                .startsWith("start", "wait_best_moment", "worth_a_message", "send_reminder", "another_reminder")
                .filteredOn("send_reminder"::equals)
                .hasSizeBetween(1, 3);
        assertThat(world.ask(customer, "select state from dispatch where customer_id = ?", String.class))
                .isNotEmpty()
                .containsOnly("accepted");
        assertThat(world.ask(
                        customer,
                        "select count(*) from dispatch d join need n on n.customer_id = d.customer_id and n.id = d.need_id"
                                + " where d.customer_id = ? and d.sent_at >= n.date",
                        Long.class))
                .containsExactly(0L);
    }

    @Test
    void a_purchase_ends_the_reminders_wherever_the_customer_waits_and_starts_what_follows() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 100);
        assertThat(world.visited(customer, "dated")).containsExactly("start", "wait_best_moment");
        assertThat(world.ask(customer, "select reasons::text from decision where customer_id = ?", String.class))
                .singleElement()
                .asString()
                .contains("channel-named", "email");

        world.trip(customer, "Trip Booked", 100);

        assertThat(world.visited(customer, "dated"))
                .containsExactly("start", "wait_best_moment", "purchase_received", "end_bought");
        assertThat(world.ask(customer, "select state from need where customer_id = ?", String.class))
                .containsExactly("won");
        assertThat(world.visited(customer, "after-purchase")).startsWith("start");
        world.pass(Duration.ofDays(110));
        assertThat(world.ask(
                        customer,
                        "select template from dispatch where customer_id = ? and state = 'accepted' order by sent_at",
                        String.class))
                .containsExactly("trip-airport-transfer", "trip-city-card");
    }

    @Test
    void other_dates_move_the_waiting_moment_both_ways_and_the_token_stays() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 100);
        var first = due(customer);

        world.trip(customer, "Trip Dates Changed", 60);
        var earlier = due(customer);
        world.trip(customer, "Trip Dates Changed", 140);
        var later = due(customer);

        assertThat(earlier).isBefore(first);
        assertThat(later).isAfter(first);
        assertThat(world.visited(customer, "dated")).containsExactly("start", "wait_best_moment");
        assertThat(world.ask(
                        customer,
                        "select previous_due_at from decision where customer_id = ? and kind = 'retime' order by due_at",
                        OffsetDateTime.class))
                .hasSize(2)
                .first()
                .isEqualTo(first);
    }

    @Test
    void a_second_trip_stands_beside_the_first() {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", 40);
        world.trip(customer, "Trip Searched", 150);

        assertThat(world.ask(
                        customer, "select count(*) from need where customer_id = ? and state = 'open'", Long.class))
                .containsExactly(2L);
        assertThat(world.ask(
                        customer,
                        "select count(*) from enrolment where customer_id = ? and state = 'inside'",
                        Long.class))
                .containsExactly(2L);
    }

    private OffsetDateTime due(String customer) {
        return world.ask(customer, WAITING_DUE, OffsetDateTime.class).get(0);
    }
}
