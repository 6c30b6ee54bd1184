package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The program stands still while a message comes due, and then goes on: what each step says about it happens. */
@KairosTest
@Import(JourneyWorld.class)
class LateStepsIT {
    private static final String TOPIC = "<camunda:property name=\"kairos.send.topic\" value=\"reminders\" />";
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);

    @Autowired
    private JourneyWorld world;

    @Autowired
    private JourneyRegistry journeys;

    @Autowired
    private VirtualClock clock;

    @AfterEach
    void shippedJourneyAgain() {
        journeys.deploy("considered", ShippedJourneys.bpmn("considered"));
    }

    @Test
    void less_late_than_the_limit_it_goes() {
        var customer = enteredWith("PT6H", "skip");

        standStillUntilDueAnd(customer, Duration.ofHours(5).plusMinutes(59));

        // the clock of all tests may show the evening
        assertThat(firstDecision(customer)).isIn("send send", "hold quiet-hours");
        assertThat(lateReasons(customer)).isZero();
    }

    @Test
    void skipped_it_is_left_out_and_the_journey_goes_on() {
        var customer = enteredWith("PT6H", "skip");

        standStillUntilDueAnd(customer, Duration.ofHours(6).plusMinutes(1));

        assertThat(firstDecision(customer)).isEqualTo("no-send late-skipped");
        assertThat(inside(customer)).containsExactly("inside");
    }

    @Test
    void expired_it_ends_the_journey() {
        var customer = enteredWith("PT6H", "expire");

        standStillUntilDueAnd(customer, Duration.ofHours(7));

        assertThat(firstDecision(customer)).isEqualTo("no-send late-expired");
        assertThat(inside(customer)).containsExactly("ended");
        assertThat(world.ask(customer, "select state from need where customer_id = ?", String.class))
                .containsExactly("open");
    }

    /** A day and an hour late it is as good a moment as any for a sofa, or a better one comes: never at once without asking. */
    @Test
    void predicted_anew_it_goes_at_a_moment_the_model_chose() {
        var customer = enteredWith("PT6H", "predict");

        standStillUntilDueAnd(customer, Duration.ofHours(13));

        assertThat(lateReasons(customer)).isPositive();
        assertThat(firstDecision(customer))
                .isIn("send send", "hold late-predicted", "hold quiet-hours", "no-send held-not-worth");
    }

    private String enteredWith(String limit, String then) {
        var file = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8)
                .replace(
                        TOPIC,
                        TOPIC + "<camunda:property name=\"kairos.late.limit\" value=\"" + limit + "\" />"
                                + "<camunda:property name=\"kairos.late.then\" value=\"" + then + "\" />");
        journeys.deploy("considered", file.getBytes(StandardCharsets.UTF_8));
        var customer = world.newCustomer();
        world.track(customer, "Product Viewed", SOFA);
        world.pass(Duration.ZERO);
        return customer;
    }

    private void standStillUntilDueAnd(String customer, Duration later) {
        Instant due = world.ask(
                        customer,
                        "select due_at from moment where customer_id = ? and state = 'waiting'",
                        OffsetDateTime.class)
                .get(0)
                .toInstant();
        clock.setTo(due.plus(later));
        world.pass(Duration.ZERO);
    }

    private List<String> inside(String customer) {
        return world.ask(customer, "select state from enrolment where customer_id = ?", String.class);
    }

    /** The first word about the message itself. */
    private String firstDecision(String customer) {
        return world.ask(
                        customer,
                        "select kind || ' ' || outcome from decision where customer_id = ? and dispatch_id is not null"
                                + " order by at, kind limit 1",
                        String.class)
                .get(0);
    }

    private long lateReasons(String customer) {
        return world.ask(
                        customer,
                        "select count(*) from decision, json_array_elements(reasons) r where customer_id = ?"
                                + " and (r ->> 'code' like 'late-%' or r ->> 'code' = 'held-not-worth')",
                        Long.class)
                .get(0);
    }
}
