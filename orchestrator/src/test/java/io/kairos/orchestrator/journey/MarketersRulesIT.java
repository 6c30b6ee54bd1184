package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.Split;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What marketers may draw beyond the shipped journeys runs in the engine, as customers live it; who is asked about is in {@link ColleagueStepsIT}. */
class MarketersRulesIT extends WithDrawnJourneys {
    @Test
    void a_customer_waits_a_while_is_decided_about_takes_a_path_and_is_written_down() {
        deploy("considered", """
                wait duration amount=2 unit=days at=10:00
                decide channel
                choose decided.channel = "postal" -> rare
                profile segment=asked
                choose customer.traits.segment = "asked" and need.value > 500 -> send
                """);
        var customer = entered(SOFA);

        world.pass(Duration.ofDays(4));

        assertThat(world.visited(customer, "considered"))
                .containsExactly("start", "s1", "s2", "s3", "s4", "s5", "send_last", "end_sent");
        assertThat(world.ask(customer, "select traits ->> 'segment' from customer where id = ?", String.class))
                .containsExactly("asked");
        assertThat(world.ask(customer, "select outcome from enrolment where customer_id = ?", String.class))
                .containsExactly("done");
        assertThat(dueTimes(customer)).containsExactly(LocalTime.of(10, 0));
    }

    @Test
    void who_clicks_goes_on_at_once_and_who_does_not_when_the_timer_says() {
        deploy("considered", """
                wait duration amount=0 unit=minutes
                send
                first clicked 30 days
                """);
        var clicks = entered(SOFA);
        var waits = entered(SOFA);
        world.pass(Duration.ofDays(2));
        click(clicks);
        world.pass(Duration.ofMinutes(1));

        assertThat(world.visited(clicks, "considered"))
                .containsExactly("start", "s1", "s2", "s3", "heard", "end_heard");
        assertThat(world.visited(waits, "considered")).endsWith("s3");
        world.pass(Duration.ofDays(29));
        assertThat(world.visited(waits, "considered")).endsWith("s3", "timer", "send_last", "end_sent");
    }

    @Test
    void who_opens_a_message_or_comes_back_goes_on_and_nobody_else() {
        deploy("considered", """
                wait duration amount=0 unit=minutes
                send
                first opened 30 days
                """);
        var opens = entered(SOFA);
        var onlyComes = entered(SOFA);
        world.pass(Duration.ofDays(2));
        did(opens, "opened");
        world.track(onlyComes, "Store Visited", Map.of());
        world.pass(Duration.ofMinutes(1));

        assertThat(world.visited(opens, "considered")).endsWith("s3", "heard", "end_heard");
        assertThat(world.visited(onlyComes, "considered"))
                .as("a visit is no opening")
                .endsWith("s3");

        deploy("considered", """
                wait duration amount=0 unit=minutes
                send
                first visited 30 days
                """);
        var comes = entered(SOFA);
        var stays = entered(SOFA);
        world.pass(Duration.ofDays(2));
        world.track(comes, "Store Visited", Map.of());
        world.pass(Duration.ofMinutes(1));

        assertThat(world.visited(comes, "considered")).endsWith("s3", "heard", "end_heard");
        assertThat(world.visited(stays, "considered")).endsWith("s3");
    }

    @Test
    void a_date_is_counted_back_from_moves_with_it_and_leaves_out_what_is_too_late() {
        deploy("dated", "wait date days=10 direction=before date=date at=09:30 too-late=skip\n");
        var early = entered("Trip Searched", trip(30));
        var late = entered("Trip Searched", trip(5));
        world.pass(Duration.ofMinutes(1));

        assertThat(dueTimes(early)).containsExactly(LocalTime.of(9, 30));
        assertThat(world.visited(late, "dated")).endsWith("send_last", "end_sent");
        assertThat(world.ask(late, "select count(*) from dispatch where customer_id = ?", Long.class))
                .containsExactly(0L);
        assertThat(world.ask(
                        late,
                        "select outcome || ' ' || (reasons -> 0 ->> 'code') from decision where customer_id = ?",
                        String.class))
                .containsExactly("do-not-send rule-too-late-skipped");

        var before = dueDay(early);
        world.track(early, "Trip Dates Changed", trip(40));
        world.pass(Duration.ofMinutes(1));
        assertThat(dueDay(early)).isEqualTo(before.plusDays(10));
    }

    @Test
    void an_experiment_deals_the_same_customers_the_same_way() {
        deploy("considered", """
                wait duration amount=0 unit=minutes
                split 50
                """);
        long one = 0;
        for (int i = 0; i < 12; i++) {
            var customer = entered(SOFA);
            world.pass(Duration.ofSeconds(1));
            var way = world.visited(customer, "considered").contains("send_last") ? 1 : 0;
            assertThat(way).isEqualTo(Split.way("colours", world.id(customer), List.of(50, 50)));
            one += way;
        }
        assertThat(one).isBetween(1L, 11L);
    }

    private Map<String, Object> trip(int inDays) {
        var day = LocalDate.ofInstant(world.now(), ZoneId.of("Europe/Paris")).plusDays(inDays);
        return Map.of(
                "destination",
                "Lisbon",
                "departure_date",
                day.toString(),
                "return_date",
                day.plusDays(4).toString());
    }

    private List<OffsetDateTime> due(String customer) {
        return world.ask(customer, "select due_at from moment where customer_id = ?", OffsetDateTime.class);
    }

    private LocalDate dueDay(String customer) {
        return due(customer).get(0).atZoneSameInstant(ZoneId.of("Europe/Paris")).toLocalDate();
    }

    private List<LocalTime> dueTimes(String customer) {
        return due(customer).stream()
                .map(at -> at.atZoneSameInstant(ZoneId.of("Europe/Paris")).toLocalTime())
                .toList();
    }

    private void click(String customer) {
        did(customer, "clicked");
    }

    private void did(String customer, String kind) {
        jdbc.sql("""
                        insert into delivery_event (channel, key, id, customer_id, dispatch_id, kind, mark, rank, at, received_at, detail)
                        select 'email', id::text, gen_random_uuid(), customer_id, id, :kind, '', 5, :now, :now, ''
                          from dispatch where customer_id = :customer
                        """)
                .param("kind", kind)
                .param("now", OffsetDateTime.ofInstant(world.now(), ZoneId.of("UTC")))
                .param("customer", world.id(customer))
                .update();
    }
}
