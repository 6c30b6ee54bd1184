package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.engine.sleep.Hibernation;
import io.kairos.orchestrator.engine.sleep.SleepingKey;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose message is of use only for a little while once it is due sleeps as an urgent one, whatever the journey. */
@KairosTest
@Import(JourneyWorld.class)
class TightMomentsIT {
    private static final LocalTime FORENOON = LocalTime.of(10, 0);
    /** The last full hour outside the quiet hours is still to come, and it is the last one before the day of arrival. */
    private static final LocalTime EVENING = LocalTime.of(19, 30);

    private static final Duration LITTLE = Duration.ofHours(1);

    @Autowired
    private JourneyWorld world;

    @Autowired
    private JourneyEngine engine;

    @Autowired
    private Hibernation hibernation;

    @Autowired
    private Steps steps;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void a_meal_is_urgent_and_a_sofa_is_not() {
        passUntil(FORENOON);
        var meal = hungry();
        var sofa = world.newCustomer();
        world.track(
                sofa, "Product Viewed", Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900));

        assertThat(left(meal)).isLessThanOrEqualTo(LITTLE);
        assertThat(row(meal).urgent()).isTrue();
        assertThat(left(sofa)).isGreaterThan(LITTLE);
        assertThat(row(sofa).urgent()).isFalse();
    }

    @Test
    void a_trip_of_tomorrow_is_urgent_in_the_evening_and_not_in_the_forenoon() {
        passUntil(FORENOON);
        var early = traveller(1);
        assertThat(left(early)).isGreaterThan(LITTLE);
        assertThat(row(early).urgent()).isFalse();

        passUntil(EVENING);
        var late = traveller(1);
        assertThat(left(late)).isLessThanOrEqualTo(LITTLE);
        assertThat(row(late).urgent()).isTrue();
    }

    @Test
    void a_meal_that_falls_asleep_after_twenty_thousand_due_at_its_instant_is_in_the_first_batch() {
        passUntil(FORENOON);
        var meal = hungry();
        var asleep = row(meal);
        var due = asleep.dueAt();

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                            with made as (
                                insert into customer (id, created_at, last_seen_at)
                                select gen_random_uuid(), ?, ? from generate_series(1, 20000) returning id)
                            insert into sleeping (customer_id, enrolment_id, due_at, definition, revision, wakes_on, state, urgent)
                            select id, gen_random_uuid(), ?, gen_random_uuid(), 0, '{}', '', false from made
                            """).params(due, due, due).update();
            // of equals the index gives those first that came first: the meal is to be the last of them
            wakeForNothing(meal, true);
            assertThat(row(meal).dueAt()).isEqualTo(due);

            assertThat(hibernation.claim(world.now(), 200, true).keys())
                    .hasSize(200)
                    .extracting(SleepingKey::enrolmentId)
                    .contains(asleep.enrolment());
        });
    }

    @Test
    void a_moment_moved_to_where_little_time_is_left_makes_its_row_urgent_until_it_sleeps_anew() {
        passUntil(EVENING);
        var traveller = traveller(200);
        var first = row(traveller);
        assertThat(first.urgent()).isFalse();

        world.trip(traveller, "Trip Dates Changed", 1);
        assertThat(left(traveller)).isLessThanOrEqualTo(LITTLE);
        assertThat(row(traveller).dueAt()).isBefore(first.dueAt());
        assertThat(row(traveller).revision()).isEqualTo(1);
        assertThat(row(traveller).urgent()).isTrue();

        world.trip(traveller, "Trip Dates Changed", 200);
        assertThat(left(traveller)).isGreaterThan(LITTLE);
        assertThat(row(traveller).revision()).isEqualTo(2);
        assertThat(row(traveller).urgent()).isTrue();

        wakeForNothing(traveller, true);
        assertThat(row(traveller).revision()).isZero();
        assertThat(row(traveller).urgent()).isFalse();
    }

    @Test
    void a_moment_that_stays_while_the_trip_comes_nearer_is_of_use_until_the_trip_and_no_longer() {
        passUntil(FORENOON);
        var traveller = traveller(60);
        var due = row(traveller).dueAt();
        var until = Duration.between(world.now(), due.toInstant().minus(Duration.ofMinutes(20)));
        if (!until.isNegative()) {
            world.pass(until);
        }
        assertThat(left(traveller)).isGreaterThan(Duration.ofDays(7));

        world.trip(traveller, "Trip Dates Changed", 1);

        assertThat(Duration.between(due, row(traveller).dueAt()).abs()).isLessThan(Duration.ofHours(1));
        assertThat(left(traveller)).isLessThan(Duration.ofDays(2));
    }

    @Test
    void who_is_woken_without_being_read_stays_what_it_was() {
        passUntil(FORENOON);
        var meal = hungry();
        var trip = traveller(200);
        for (var customer : List.of(meal, trip)) {
            jdbc.sql("update sleeping set revision = 7 where customer_id = ?")
                    .param(world.id(customer))
                    .update();
            wakeForNothing(customer, false);
            assertThat(row(customer).revision()).isZero();
        }

        assertThat(row(meal).urgent()).isTrue();
        assertThat(row(trip).urgent()).isFalse();
    }

    private String hungry() {
        var customer = world.newCustomer();
        world.track(customer, "Meal Viewed", Map.of("cuisine", "Ramen", "name", "Shoyu", "price", 14));
        return customer;
    }

    private String traveller(int daysAhead) {
        var customer = world.newCustomer();
        world.trip(customer, "Trip Searched", daysAhead);
        return customer;
    }

    private void passUntil(LocalTime hour) {
        var now = world.now().atZone(ZoneId.of("Europe/Paris"));
        var then = now.with(hour);
        world.pass(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
    }

    /** Moves a timer there is not: the instance is taken out of its row and put back as it is. */
    private void wakeForNothing(String user, boolean read) {
        var enrolment = row(user).enrolment();
        var nothing = new JourneyEngine.Retime(enrolment, "none", "no_such_wait", world.now());
        transaction.executeWithoutResult(status -> {
            if (read) {
                steps.inLockedBatch(List.of(world.id(user)), List.of(enrolment), () -> engine.retime(List.of(nothing)));
            } else {
                steps.inBatch(List.of(enrolment), () -> engine.retime(List.of(nothing)));
            }
        });
    }

    private Duration left(String user) {
        return Duration.ofSeconds(
                jdbc.sql("""
                        select extract(epoch from latest_useful_at - due_at)::bigint from moment
                        where customer_id = ? and action = 'send' order by (state = 'waiting') desc limit 1
                        """).param(world.id(user)).query(Long.class).single());
    }

    private Row row(String user) {
        return jdbc.sql("select enrolment_id, due_at, revision, urgent from sleeping where customer_id = ?")
                .param(world.id(user))
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class),
                        row.getInt(3),
                        row.getBoolean(4)))
                .single();
    }

    private record Row(UUID enrolment, OffsetDateTime dueAt, int revision, boolean urgent) {}
}
