package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.journeys.bpmn.Split;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.journey.Answering.Answer;
import io.kairos.orchestrator.journey.Answering.Outcome;
import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What marketers may draw beyond the shipped journeys runs in the engine: every kind of step of the catalogue, as customers live it. */
@KairosTest
@Import(JourneyWorld.class)
class MarketersRulesIT {
    private static final Map<String, Object> SOFA =
            Map.of("category", "sofa", "range", "Oslo", "name", "Sofa Oslo", "price", 900);

    @Autowired
    private JourneyWorld world;

    @Autowired
    private JourneyRegistry journeys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Answering answering;

    @Autowired
    private Migrations migrations;

    @Autowired
    private JourneyPeople people;

    @Autowired
    private TransactionTemplate transactions;

    @Value("${kairos.engine.hibernation:true}")
    private boolean hibernates;

    @AfterEach
    void shippedJourneysAgain() {
        journeys.deploy("considered", ShippedJourneys.bpmn("considered"));
        journeys.deploy("dated", ShippedJourneys.bpmn("dated"));
    }

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
            assertThat(way).isEqualTo(Split.way("colours", id(customer), List.of(50, 50)));
            one += way;
        }
        assertThat(one).isBetween(1L, 11L);
    }

    @Test
    void a_colleague_is_asked_and_the_customer_goes_on_by_the_answer_the_time_or_her_purchase() {
        deploy("considered", "ask 2 days\n");
        var agreed = entered(SOFA);
        var refused = entered(SOFA);
        var unanswered = entered(SOFA);
        var buys = entered(SOFA);
        world.settle();

        assertThat(world.ask(
                        agreed, "select text || ' / ' || text_fr from question where customer_id = ?", String.class))
                .containsExactly("May we? / On peut ?");
        assertThat(world.ask(agreed, "select count(*) from sleeping where customer_id = ?", Integer.class))
                .containsExactly(hibernates ? 1 : 0);
        assertThat(answer(agreed, Answer.YES, "ana")).isInstanceOf(Outcome.Taken.class);
        assertThat(answer(agreed, Answer.NO, "ben"))
                .isEqualTo(new Outcome.TooSlow("yes", "ana", world.now().truncatedTo(ChronoUnit.MICROS)));
        assertThat(answer(refused, Answer.NO, "ana")).isInstanceOf(Outcome.Taken.class);
        world.track(buys, "Order Completed", Map.of("products", List.of(SOFA)));
        world.pass(Duration.ofSeconds(1));

        assertThat(world.visited(agreed, "considered"))
                .containsExactly("start", "s1", "said_s1", "send_last", "end_sent");
        assertThat(world.visited(refused, "considered")).endsWith("said_s1", "end_no_s1");
        assertThat(world.visited(buys, "considered")).endsWith("end_bought");
        assertThat(closed(buys)).containsExactly("none");
        assertThat(answer(buys, Answer.YES, "ana")).isInstanceOf(Outcome.Over.class);
        assertThat(closed(unanswered)).isEmpty();
        assertThat(world.visited(unanswered, "considered")).endsWith("s1");

        world.pass(Duration.ofDays(2));
        assertThat(world.visited(unanswered, "considered")).endsWith("s1", "said_s1", "end_no-answer_s1");
        assertThat(closed(unanswered)).containsExactly("none");
        assertThat(answer(unanswered, Answer.YES, "ana")).isInstanceOf(Outcome.Over.class);
    }

    @Test
    void a_question_goes_with_the_customer_into_another_version_and_waits_anew_after_a_pause() {
        deploy("considered", "ask 2 days\n");
        var customer = entered(SOFA);
        world.settle();
        var enrolment = world.ask(customer, "select id from enrolment where customer_id = ?", UUID.class);
        journeys.deploy(
                "considered",
                DrawnSteps.bpmn("considered", "ask 3 days\n")
                        .replace("May we?", "Shall we?")
                        .getBytes(StandardCharsets.UTF_8));
        int version = jdbc.sql("select max(version) from journey_version where journey_id = 'considered'")
                .query(Integer.class)
                .single();

        transactions.executeWithoutResult(status -> migrations.move(enrolment, "considered", version));
        assertThat(world.ask(
                        customer,
                        "select text || ' ' || (journey_version = " + version
                                + ") || ' ' || (answer_by - asked_at) from question where customer_id = ?",
                        String.class))
                .containsExactly("Shall we? true 2 days");
        transactions.executeWithoutResult(
                status -> people.replan(enrolment, world.now().plus(Duration.ofDays(9)), Reason.of("need-changed")));
        assertThat(world.ask(customer, "select answer_by - asked_at from question where customer_id = ?", String.class))
                .containsExactly("3 days");

        answer(customer, Answer.YES, "ana");
        var replanned =
                transactions.execute(status -> people.replan(enrolment, world.now(), Reason.of("need-changed")));
        assertThat(replanned).as("who was answered about only goes on").isZero();
        world.pass(Duration.ofSeconds(1));
        assertThat(world.visited(customer, "considered")).endsWith("send_last", "end_sent");
    }

    @Test
    void a_colleague_is_asked_after_reminders_that_repeat() {
        var drawn = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8)
                .replace(
                        "<camunda:property name=\"kairos.wait\" value=\"best-moment\" />",
                        properties("kairos.wait", "duration", "kairos.wait.amount", "1", "kairos.wait.unit", "days"))
                .replace("name=\"kairos.remind.max\" value=\"3\"", "name=\"kairos.remind.max\" value=\"2\"")
                .replace(
                        "sourceRef=\"another_reminder\" targetRef=\"end_no_more\"",
                        "sourceRef=\"another_reminder\" targetRef=\"ask\"")
                .replace("</bpmn:process>", asks("ask", "end_no_more") + "</bpmn:process>");
        journeys.deploy("considered", drawn.getBytes(StandardCharsets.UTF_8));
        var customer = entered(SOFA);
        world.pass(Duration.ofDays(5));

        assertThat(world.visited(customer, "considered")).endsWith("another_reminder", "ask");
        assertThat(answer(customer, Answer.NO, "ana")).isInstanceOf(Outcome.Taken.class);
        world.pass(Duration.ofSeconds(1));

        assertThat(world.visited(customer, "considered")).endsWith("said", "end_no_more");
        assertThat(world.ask(customer, "select distinct state from moment where customer_id = ?", String.class))
                .containsExactly("passed");
    }

    private static String asks(String id, String end) {
        var flows = new StringBuilder("<bpmn:sequenceFlow id=\"f_ask\" sourceRef=\"" + id + "\" targetRef=\"said\" />");
        for (var path : List.of("yes", "no", "no-answer")) {
            flows.append("<bpmn:sequenceFlow id=\"f_%s\" sourceRef=\"said\" targetRef=\"%s\">%s</bpmn:sequenceFlow>"
                    .formatted(path, end, extension(properties("kairos.path", path))));
        }
        return "<bpmn:intermediateCatchEvent id=\"" + id + "\" camunda:modelerTemplate=\"kairos.wait.colleague\">"
                + extension(properties(
                        "kairos.ask.question", "May we?", "kairos.wait.amount", "20", "kairos.wait.unit", "days"))
                + "</bpmn:intermediateCatchEvent><bpmn:exclusiveGateway id=\"said\" />" + flows;
    }

    private static String extension(String properties) {
        return "<bpmn:extensionElements><camunda:properties>" + properties
                + "</camunda:properties></bpmn:extensionElements>";
    }

    private static String properties(String... namesAndValues) {
        var text = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append("<camunda:property name=\"%s\" value=\"%s\" />"
                    .formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return text.toString();
    }

    private Outcome answer(String customer, Answer answer, String account) {
        var question = world.ask(customer, "select id from question where customer_id = ?", UUID.class);
        return Optional.ofNullable(transactions.execute(
                        status -> answering.answer(id(customer), question.get(0), answer, account)))
                .orElseThrow();
    }

    private List<String> closed(String customer) {
        return world.ask(
                customer, "select answer from question where customer_id = ? and answer is not null", String.class);
    }

    private String entered(Map<String, Object> properties) {
        return entered("Product Viewed", properties);
    }

    private String entered(String event, Map<String, Object> properties) {
        var customer = world.newCustomer();
        world.track(customer, event, properties);
        return customer;
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

    private UUID id(String customer) {
        return world.ask(customer, "select ?::uuid", UUID.class).get(0);
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
                .param("customer", id(customer))
                .update();
    }

    private void deploy(String journey, String steps) {
        journeys.deploy(journey, DrawnSteps.bpmn(journey, steps).getBytes(StandardCharsets.UTF_8));
    }
}
