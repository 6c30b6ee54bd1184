package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Journeys whose steps have customers enter other journeys. */
@KairosTest
@Import(JourneyWorld.class)
class JourneyRunsIT {
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);
    private static final String RAN =
            "select outcome || ' ' || (reasons -> 0 ->> 'code') from decision where customer_id = ? and kind = 'enter' order by at, id";

    @Autowired
    private JourneyWorld world;

    @Autowired
    private JourneyRegistry journeys;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void shippedJourneyAgain() {
        journeys.deploy("considered", ShippedJourneys.bpmn("considered"));
    }

    @Test
    void who_comes_to_the_step_is_in_the_other_journey_at_once_and_a_purchase_ends_both() {
        deploy("second", "wait duration amount=20 unit=days");
        deploy("considered", """
                wait duration amount=2 unit=days
                run second
                wait duration amount=9 unit=days
                """);
        var customer = entered();

        world.pass(Duration.ofDays(3));

        assertThat(world.visited(customer, "considered")).containsExactly("start", "s1", "s2", "s3");
        assertThat(world.visited(customer, "second")).containsExactly("start", "s1");
        assertThat(world.ask(customer, RAN, String.class)).containsExactly("entered runs-journey");
        world.track(customer, "Order Completed", Map.of("products", List.of(SOFA)));
        assertThat(world.ask(
                        customer,
                        "select journey_id || ' ' || outcome from enrolment where customer_id = ? and state = 'ended' order by 1",
                        String.class))
                .containsExactly("considered bought", "second bought");
    }

    @Test
    void a_journey_is_entered_once_with_a_need_and_may_run_others_at_once() {
        deploy("third", "wait duration amount=20 unit=days");
        deploy("second", """
                run third
                wait duration amount=20 unit=days
                """);
        deploy("considered", """
                wait duration amount=1 unit=days
                run second
                run third
                run second
                wait duration amount=9 unit=days
                """);
        var customer = entered();

        world.pass(Duration.ofDays(2));

        assertThat(world.ask(
                        customer, "select journey_id from enrolment where customer_id = ? order by 1", String.class))
                .containsExactly("considered", "second", "third");
        assertThat(world.ask(customer, RAN, String.class))
                .containsExactlyInAnyOrder(
                        "entered runs-journey",
                        "entered runs-journey",
                        "not-entered runs-journey-before",
                        "not-entered runs-journey-before");
    }

    @Test
    void who_cannot_enter_goes_on_and_the_decision_says_why() {
        deploy("second", "wait duration amount=20 unit=days");
        deploy("considered", """
                wait duration amount=1 unit=days
                run second
                run after-purchase
                wait duration amount=9 unit=days
                """);
        var customer = entered();
        jdbc.sql("insert into journey_standing (journey_id, state) values ('second', 'paused')"
                        + " on conflict (journey_id) do update set state = 'paused'")
                .update();

        world.pass(Duration.ofDays(2));
        jdbc.sql("update journey_standing set state = 'live' where journey_id = 'second'")
                .update();

        assertThat(world.visited(customer, "considered")).endsWith("s2", "s3", "s4");
        assertThat(world.ask(customer, RAN, String.class))
                .containsExactlyInAnyOrder(
                        "not-entered runs-journey-not-live", "not-entered runs-journey-without-purchase");
    }

    @Test
    void unknown_journeys_and_rings_are_found_before_the_launch() {
        deploy("second", """
                run considered
                wait duration amount=20 unit=days
                """);

        assertThat(findings("run nowhere")).contains("UNKNOWN_JOURNEY");
        assertThat(findings("run second")).contains("JOURNEY_RING");
        var words = "<camunda:property name=\"kairos.send.words.en\""
                + " value=\"--- subject&#10;{{ need.sujbect }}&#10;--- html&#10;&lt;p&gt;&lt;/p&gt;\" />";
        journeys.deploy(
                "third",
                new String(drawn("third", "wait duration amount=1 unit=days"), StandardCharsets.UTF_8)
                        .replaceFirst("(name=\"kairos.send.template\" value=\"reminder\" />)", "$1" + words)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(findings("run third")).contains("VARIABLE_NOT_GIVEN");
        assertThat(findings("run after-purchase"))
                .doesNotContain("UNKNOWN_JOURNEY", "JOURNEY_RING", "JOURNEY_NOT_LIVE");
    }

    private List<String> findings(String step) {
        return journeys
                .check("considered", drawn("considered", step + "\nwait duration amount=1 unit=days"), Set.of())
                .problems()
                .stream()
                .map(Problem::code)
                .toList();
    }

    private String entered() {
        var customer = world.newCustomer();
        world.track(customer, "Product Viewed", SOFA);
        return customer;
    }

    private void deploy(String journey, String steps) {
        journeys.deploy(journey, drawn(journey, steps));
    }

    private static byte[] drawn(String journey, String steps) {
        return DrawnSteps.bpmn(journey, steps).getBytes(StandardCharsets.UTF_8);
    }
}
