package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.catalogue.Recipes;
import io.kairos.journeys.product.ProductCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may run but makes no sense is said, and what ships makes sense. */
class SenseCheckTest {

    private static final JourneyCompiler COMPILER = new JourneyCompiler(new Surroundings(
                    JourneyCompiler.CHANNELS,
                    Set.of("reminder", "last-reminder", "letter"),
                    Map.of(),
                    ProductCatalogue.shipped().types())
            .with(ShippedTables.all()));

    static List<String> shipped() {
        return ShippedJourneys.ids();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothing_is_said_of_the_shipped_journeys(String id) {
        assertThat(codes(ShippedFiles.text(id))).isEmpty();
    }

    @Test
    void a_wait_that_outlives_the_need() {
        // a trip is remembered for months, a meal for hours: a new journey may be for either
        String cart = recipe("abandoned-cart")
                .replace("name=\"kairos.wait.unit\" value=\"hours\"", "name=\"kairos.wait.unit\" value=\"weeks\"");

        assertThat(codes(cart)).isEmpty();
        assertThat(codes(cart.replace(
                        "name=\"kairos.wait.amount\" value=\"1\"", "name=\"kairos.wait.amount\" value=\"366\"")))
                .containsExactly("WAIT_OUTLIVES_NEED");
        assertThat(codes(cart.replace("bpmn:process id=\"abandoned-cart\"", "bpmn:process id=\"impulse\"")
                        .replace("bpmnElement=\"abandoned-cart\"", "bpmnElement=\"impulse\"")))
                .containsExactly("WAIT_OUTLIVES_NEED");
    }

    @Test
    void a_question_that_outlives_the_need_and_whose_answer_nobody_reads() {
        String asks = recipe("abandoned-cart")
                .replace(
                        "name=\"kairos.wait\" value=\"duration\" />",
                        "name=\"kairos.wait\" value=\"colleague\" /><camunda:property name=\"kairos.ask.question\""
                                + " value=\"Shall we?\" />");

        assertThat(codes(asks)).containsExactly("ANSWER_NEVER_READ");
        assertThat(codes(asks.replace(
                                "name=\"kairos.wait.unit\" value=\"hours\"",
                                "name=\"kairos.wait.unit\" value=\"weeks\"")
                        .replace(
                                "name=\"kairos.wait.amount\" value=\"1\"",
                                "name=\"kairos.wait.amount\" value=\"366\"")))
                .containsExactlyInAnyOrder("ANSWER_NEVER_READ", "WAIT_OUTLIVES_NEED");
    }

    @Test
    void a_date_that_the_product_types_of_the_journey_never_have() {
        String trip = recipe("before-departure")
                .replace("bpmn:process id=\"before-departure\"", "bpmn:process id=\"impulse\"")
                .replace("bpmnElement=\"before-departure\"", "bpmnElement=\"impulse\"");

        assertThat(codes(trip)).containsOnly("DATE_NEVER_SET");
        assertThat(codes(recipe("before-departure"))).isEmpty();
    }

    @Test
    void a_letter_so_shortly_before_the_date_that_it_comes_after_it() {
        String trip = recipe("before-departure")
                .replace("kairos.send.sms", "kairos.send.postal")
                .replace("value=\"sms\"", "value=\"postal\"");

        assertThat(codes(trip)).containsExactly("LETTER_TOO_LATE");
        assertThat(codes(
                        trip.replace("name=\"kairos.wait.days\" value=\"2\"", "name=\"kairos.wait.days\" value=\"6\"")))
                .isEmpty();
    }

    @Test
    void the_same_message_twice_in_a_row() {
        String trip = recipe("before-departure")
                .replace(
                        "sourceRef=\"send_ideas\" targetRef=\"wait_one_week\"",
                        "sourceRef=\"send_ideas\" targetRef=\"send_again\"")
                .replace(
                        "<bpmn:intermediateCatchEvent id=\"wait_one_week\"",
                        "<bpmn:serviceTask id=\"send_again\" name=\"x\"><bpmn:extensionElements><camunda:properties>"
                                + "<camunda:property name=\"kairos.name.fr\" value=\"x\" />"
                                + "<camunda:property name=\"kairos.send.channel\" value=\"email\" />"
                                + "<camunda:property name=\"kairos.send.template\" value=\"reminder\" />"
                                + "<camunda:property name=\"kairos.send.topic\" value=\"reminders\" />"
                                + "</camunda:properties></bpmn:extensionElements></bpmn:serviceTask>"
                                + "<bpmn:sequenceFlow id=\"f_again\" sourceRef=\"send_again\" targetRef=\"wait_one_week\" />"
                                + "<bpmn:intermediateCatchEvent id=\"wait_one_week\"");

        assertThat(codes(trip)).containsExactly("SAME_MESSAGE_TWICE");
    }

    @Test
    void waiting_for_a_click_before_any_message() {
        String cart = recipe("abandoned-cart")
                .replace(
                        "sourceRef=\"send_reminder\" targetRef=\"click_or_day\"",
                        "sourceRef=\"send_reminder\" targetRef=\"end_no_more\"")
                .replace(
                        "sourceRef=\"wait_an_hour\" targetRef=\"worth_a_message\"",
                        "sourceRef=\"wait_an_hour\" targetRef=\"click_or_day\"")
                .replace(
                        "sourceRef=\"clicked\" targetRef=\"end_came_back\"",
                        "sourceRef=\"clicked\" targetRef=\"worth_a_message\"")
                .replaceAll("<bpmn:endEvent id=\"end_came_back\"(?s:.*?)</bpmn:endEvent>", "");

        assertThat(codes(cart)).contains("NOTHING_TO_OPEN").doesNotContain("UNREACHABLE");
    }

    @Test
    void each_problem_says_in_both_languages_what_to_do() {
        CompileResult result = COMPILER.compile(
                "x",
                recipe("before-departure")
                        .replace("bpmn:process id=\"before-departure\"", "bpmn:process id=\"impulse\"")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(((Compiled) result).warnings())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(List.of(
                                problem.message().en(),
                                problem.message().fr(),
                                problem.remedy().en(),
                                problem.remedy().fr()))
                        .doesNotHaveDuplicates()
                        .noneMatch(String::isBlank));
    }

    private static String recipe(String id) {
        return new String(Recipes.bpmn(id).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static List<String> codes(String bpmn) {
        CompileResult result = COMPILER.compile("x.bpmn", bpmn.getBytes(StandardCharsets.UTF_8));
        return (result instanceof Refused refused ? refused.problems() : ((Compiled) result).warnings())
                .stream()
                        .map(Problem::code)
                        .filter(code -> !code.equals("DRAWING_LEFT_OUT"))
                        .distinct()
                        .toList();
    }
}
