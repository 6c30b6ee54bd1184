package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.journey.Answering.Answer;
import io.kairos.orchestrator.journey.Answering.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/** A step that asks a colleague, as the customer it is about lives it. */
class ColleagueStepsIT extends WithDrawnJourneys {
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
                        status -> answering.answer(world.id(customer), question.get(0), answer, account)))
                .orElseThrow();
    }

    private List<String> closed(String customer) {
        return world.ask(
                customer, "select answer from question where customer_id = ? and answer is not null", String.class);
    }
}
