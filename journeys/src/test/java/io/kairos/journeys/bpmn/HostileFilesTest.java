package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

    private static final String GOOD = ShippedFiles.text("considered");
    private static final String TASK = "<bpmn:serviceTask id=\"send_reminder\" name=\"Send reminder\">";
    private static final String PROPERTY = "<camunda:property name=\"kairos.send.topic\" value=\"reminders\" />";
    private static final String WAIT = "<bpmn:timerEventDefinition id=\"best_moment\" />";
    private static final String EXTENSIONS = "<camunda:properties>\n          <camunda:property name=\"kairos.name.fr\""
            + " value=\"Envoyer le rappel\" />";

    /** code expected, element named, text replaced, replacement. */
    static Stream<Arguments> spoilt() {
        return Stream.of(
                // code brought in
                spoil(
                        "SCRIPT",
                        "x",
                        "<bpmn:endEvent id=\"end_no_more\"",
                        "<bpmn:scriptTask id=\"x\" /><bpmn:endEvent id=\"end_no_more\""),
                spoil("CODE", "send_reminder", TASK, task("camunda:class=\"java.lang.Runtime\"")),
                spoil("EXPRESSION", "send_reminder", TASK, task("camunda:expression=\"x\"")),
                spoil("EXPRESSION", "send_reminder", TASK, task("camunda:delegateExpression=\"x\"")),
                spoil("CODE", "send_reminder", TASK, task("camunda:type=\"external\"")),
                spoil("EXPRESSION", "send_reminder", "Send reminder", "${1+1}"),
                spoil("EXPRESSION", "send_reminder", "Send reminder", "#{1+1}"),
                spoil("EXPRESSION", "bpmn:documentation", "Decided over weeks", "Decided ${x} weeks"),
                spoil("EXPRESSION", "camunda:property", "value=\"reminders\"", "value=\"a ${x}\""),
                spoil(
                        "EXPRESSION",
                        "bpmn:text",
                        "<bpmn:sequenceFlow",
                        "<bpmn:textAnnotation id=\"t\"><bpmn:text>${x}</bpmn:text></bpmn:textAnnotation><bpmn:sequenceFlow"),
                spoil(
                        "EXPRESSION",
                        "bpmn:conditionExpression",
                        "targetRef=\"wait_best_moment\" />",
                        "targetRef=\"wait_best_moment\"><bpmn:conditionExpression>true</bpmn:conditionExpression></bpmn:sequenceFlow>"),
                spoil(
                        "LISTENER",
                        "camunda:executionListener",
                        EXTENSIONS,
                        "<camunda:executionListener class=\"x\" event=\"start\" />" + EXTENSIONS),
                spoil("CONNECTOR", "camunda:connector", EXTENSIONS, "<camunda:connector />" + EXTENSIONS),
                spoil("FORM", "camunda:formData", EXTENSIONS, "<camunda:formData />" + EXTENSIONS),
                spoil("INPUT_OUTPUT", "camunda:inputOutput", EXTENSIONS, "<camunda:inputOutput />" + EXTENSIONS),
                spoil("CODE", "camunda:field", EXTENSIONS, "<camunda:field name=\"x\" />" + EXTENSIONS),
                spoil(
                        "UNKNOWN_ELEMENT",
                        "bpmn:timeDuration",
                        WAIT,
                        "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1S</bpmn:timeDuration></bpmn:timerEventDefinition>"),
                spoil(
                        "UNKNOWN_ATTRIBUTE",
                        "wait_best_moment",
                        "name=\"Wait for the best moment\"",
                        "name=\"Wait\" camunda:asyncBefore=\"true\""),
                spoil(
                        "UNKNOWN_ELEMENT",
                        "x",
                        "<bpmn:endEvent id=\"end_no_more\"",
                        "<bpmn:callActivity id=\"x\" /><bpmn:endEvent id=\"end_no_more\""),
                spoil(
                        "UNKNOWN_ELEMENT",
                        "bpmn:multiInstanceLoopCharacteristics",
                        TASK,
                        TASK + "<bpmn:multiInstanceLoopCharacteristics />"),
                spoil(
                        "UNKNOWN_ELEMENT",
                        "bpmn:multiInstanceLoopCharacteristics",
                        TASK,
                        TASK + "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${x}\" />"),
                spoil(
                        "UNKNOWN_ELEMENT",
                        "bpmn:timeCycle",
                        WAIT,
                        "<bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition>"),
                spoil(
                        "MISPLACED_ELEMENT",
                        "bpmn:timerEventDefinition",
                        "<bpmn:outgoing>flow_start_wait_best_moment</bpmn:outgoing>",
                        "<bpmn:outgoing>flow_start_wait_best_moment</bpmn:outgoing><bpmn:timerEventDefinition />"),
                spoil(
                        "UNKNOWN_ATTRIBUTE",
                        "x",
                        "<bpmn:endEvent id=\"end_no_more\"",
                        "<bpmn:businessRuleTask id=\"x\" camunda:decisionRef=\"own\" /><bpmn:endEvent id=\"end_no_more\""),
                spoil(
                        "EXPRESSION",
                        "x",
                        "<bpmn:endEvent id=\"end_no_more\"",
                        "<bpmn:businessRuleTask id=\"x\" camunda:mapDecisionResult=\"${x}\" /><bpmn:endEvent id=\"end_no_more\""),
                spoil(
                        "UNKNOWN_ELEMENT",
                        "bpmn:import",
                        "<bpmn:message id=\"message_stop\"",
                        "<bpmn:import importType=\"x\" /><bpmn:message id=\"message_stop\""),
                spoil(
                        "UNKNOWN_NAMESPACE",
                        "test.bpmn, task",
                        EXTENSIONS,
                        "<task xmlns=\"http://evil.example/\" />" + EXTENSIONS),
                spoil(
                        "UNKNOWN_NAMESPACE",
                        "test.bpmn, include",
                        EXTENSIONS,
                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" />"
                                + EXTENSIONS),
                spoil(
                        "UNKNOWN_NAMESPACE",
                        "test.bpmn, class",
                        TASK,
                        task("xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"x\"")),
                spoil("UNKNOWN_PROPERTY", "camunda:property", "kairos.send.topic", "send.topic"),
                spoil("BAD_VALUE", "considered", "P30D", "P1000000D"),
                spoil("EXPRESSION", "send_reminder", "Send reminder", "&#36;{1+1}"),
                spoil("BAD_VALUE", "send_reminder", "Send reminder", "Send ".repeat(50)),
                spoil(
                        "UNKNOWN_PROPERTY",
                        "flow_send_reminder_another_reminder",
                        "targetRef=\"another_reminder\" />",
                        "targetRef=\"another_reminder\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"kairos.path\" value=\"again\" /></camunda:properties></bpmn:extensionElements></bpmn:sequenceFlow>"),
                // shape
                spoil("TWICE", "start", "id=\"end_not_worth\"", "id=\"start\""),
                spoil("TWICE", "camunda:property", PROPERTY, PROPERTY + PROPERTY),
                spoil(
                        "MISPLACED_ELEMENT",
                        "bpmn:incoming",
                        "</bpmn:process>",
                        "</bpmn:process><bpmn:incoming>x</bpmn:incoming>"),
                spoil("UNEXPECTED_TEXT", "send_reminder", TASK, TASK + "hello"),
                spoil(
                        "LOOSE_FLOW",
                        "flow_start_wait_best_moment",
                        "sourceRef=\"start\" targetRef=\"wait_best_moment\"",
                        "sourceRef=\"start\" targetRef=\"end_bought\""),
                spoil("UNREACHABLE", "another_reminder", "targetRef=\"another_reminder\"", "targetRef=\"end_no_more\""),
                spoil(
                        "DEAD_END",
                        "send_reminder",
                        "<bpmn:sequenceFlow id=\"flow_send_reminder_another_reminder\" sourceRef=\"send_reminder\" targetRef=\"another_reminder\" />",
                        ""),
                spoil(
                        "SPLIT",
                        "start",
                        "<bpmn:sequenceFlow id=\"flow_start_wait_best_moment\"",
                        "<bpmn:sequenceFlow id=\"f\" sourceRef=\"start\" targetRef=\"end_no_more\" /><bpmn:sequenceFlow id=\"flow_start_wait_best_moment\""),
                spoil(
                        "LOOP_WITHOUT_CAP",
                        "wait_best_moment",
                        "targetRef=\"another_reminder\"",
                        "targetRef=\"wait_best_moment\""),
                spoil(
                        "LOOP_WITHOUT_WAIT",
                        "worth_a_message",
                        "sourceRef=\"another_reminder\" targetRef=\"wait_best_moment\"",
                        "sourceRef=\"another_reminder\" targetRef=\"worth_a_message\""),
                spoil(
                        "REMINDERS_WITHOUT_CAP",
                        "another_reminder",
                        "<camunda:property name=\"kairos.remind.max\" value=\"3\" />",
                        ""),
                spoil(
                        "BAD_PROPERTY",
                        "another_reminder",
                        "name=\"kairos.remind.max\" value=\"3\"",
                        "name=\"kairos.remind.max\" value=\"300\""),
                spoil("GATEWAY_WITHOUT_PATHS", "worth_a_message", "value=\"not-worth\"", "value=\"enough\""),
                spoil(
                        "GATEWAY_WITHOUT_PATHS",
                        "worth_a_message",
                        "<camunda:property name=\"kairos.path\" value=\"worth\" />",
                        ""),
                spoil(
                        "WRONG_START",
                        "purchase_received",
                        "name=\"Customer bought\"",
                        "name=\"x\" isInterrupting=\"false\""),
                // sense
                spoil(
                        "NO_WAY_OUT_ON_PURCHASE",
                        "considered",
                        "(?s)<bpmn:subProcess id=\"stop_on_purchase\".*?</bpmn:subProcess>",
                        ""),
                spoil(
                        "NO_WAY_OUT_ON_STOP",
                        "considered",
                        "(?s)<bpmn:subProcess id=\"stop_on_request\".*?</bpmn:subProcess>",
                        ""),
                spoil("NOT_A_WAY_OUT", "stop_on_purchase", "name=\"purchase\"", "name=\"payday\""),
                spoil(
                        "TWO_WAYS_OUT",
                        "stop_on_request",
                        "messageRef=\"message_stop\"",
                        "messageRef=\"message_purchase\""),
                spoil(
                        "WAIT_WITHOUT_MOMENT",
                        "wait_best_moment",
                        "<camunda:property name=\"kairos.wait\" value=\"best-moment\" />",
                        ""),
                spoil("BAD_PROPERTY", "wait_best_moment", "value=\"best-moment\"", "value=\"derived-product\""),
                spoil("NOT_A_TIMER", "wait_best_moment", WAIT, ""),
                spoil("SEND_WITHOUT_TOPIC", "send_reminder", PROPERTY, ""),
                spoil("SEND_WITHOUT_TEMPLATE", "send_reminder", "value=\"reminder\"", "value=\"\""),
                spoil(
                        "SEND_WITHOUT_CHANNEL",
                        "send_reminder",
                        "<camunda:property name=\"kairos.send.channel\" value=\"email\" />",
                        ""),
                spoil("BAD_PROPERTY", "send_reminder", "value=\"email\"", "value=\"pigeon\""),
                spoil("UNKNOWN_TEMPLATE", "send_reminder", "value=\"reminder\"", "value=\"nothing-like-it\""),
                spoil("UNKNOWN_TEMPLATE", "send_reminder", "value=\"reminder\"", "value=\"derived-product\""),
                spoil(
                        "UNKNOWN_PROPERTY",
                        "send_reminder",
                        PROPERTY,
                        PROPERTY + "<camunda:property name=\"kairos.send.bcc\" value=\"x\" />"),
                spoil("BAD_PROPERTY", "considered", "value=\"need\"", "value=\"anybody\""));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("spoilt")
    void refuses_a_spoilt_file_with_the_reason_and_the_place(String code, String at, String from, String to) {
        String spoilt = from.startsWith("(?s)") ? GOOD.replaceAll(from, to) : GOOD.replace(from, to);
        assertThat(spoilt).as("the file was spoilt").isNotEqualTo(GOOD);

        List<Problem> problems = ((Refused) ShippedFiles.compile(spoilt)).problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.at()).startsWith(at);
            assertThat(problem.remedy().en()).isNotBlank();
            assertThat(problem.remedy().fr()).isNotBlank();
        });
    }

    @Test
    void refuses_entities_and_fetches_nothing() {
        assertRefused("DOCTYPE", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d>&x;</d>");
        assertRefused("DOCTYPE", "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/x.dtd\"><d/>");
    }

    @Test
    void refuses_a_billion_laughs_at_once() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertRefused("DOCTYPE", laughs + "]><d>&l9;</d>");
    }

    @Test
    void refuses_what_is_too_large_too_deep_or_too_many() {
        assertRefused("FILE_TOO_LARGE", " ".repeat(SecureXml.MAX_BYTES + 1));
        assertRefused("FILE_TOO_LARGE", "x".repeat(50 << 20));
        assertRefused("FILE_TOO_DEEP", definitions("<bpmn:process>".repeat(5_000)));
        assertRefused("FILE_TOO_DEEP", definitions("<bpmn:message />".repeat(20_000)));
        assertRefused("TEXT_TOO_LONG", definitions("<bpmn:message name=\"" + "x".repeat(5_000) + "\" />"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "plain words", "</a>", "<a", "\u0000"})
    void refuses_what_is_no_xml(String text) {
        assertRefused("NOT_XML", text);
    }

    @Test
    void refuses_other_encodings() {
        byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16);

        Refused refused = (Refused) ShippedFiles.COMPILER.compile("test.bpmn", utf16);

        assertThat(refused.problems())
                .extracting(Problem::code, Problem::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("NOT_UTF8", "test.bpmn, file"));
    }

    @Test
    void refuses_other_xml() {
        assertRefused("UNKNOWN_NAMESPACE", "<html xmlns=\"http://www.w3.org/1999/xhtml\" />");
        assertRefused("UNKNOWN_NAMESPACE", "<html />");
        assertRefused("NOT_BPMN", "<p xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" />");
        assertRefused("PROCESSING_INSTRUCTION", "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>" + definitions(""));
        assertRefused("ONE_PROCESS", definitions("") + "</bpmn:definitions>");
    }

    @Test
    void the_order_that_the_bpmn_schema_wants_is_kept() {
        String flow = "<bpmn:outgoing>flow_start_wait_best_moment</bpmn:outgoing>";
        String spoilt = GOOD.replace(flow, "")
                .replace(
                        "<bpmn:startEvent id=\"start\" name=\"Customer wants it\">",
                        "<bpmn:startEvent id=\"start\" name=\"Customer wants it\">" + flow);

        assertThat(((Refused) ShippedFiles.compile(spoilt)).problems())
                .extracting(Problem::code)
                .containsExactly("NOT_VALID_BPMN");
    }

    private static Arguments spoil(String code, String at, String from, String to) {
        return Arguments.of(code, at, from, to);
    }

    private static String task(String attributes) {
        return TASK.replace(" name=", " " + attributes + " name=");
    }

    private static String definitions(String content) {
        return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">" + content;
    }

    private static void assertRefused(String code, String text) {
        CompileResult result = ShippedFiles.COMPILER.compile("test.bpmn", text.getBytes(StandardCharsets.UTF_8));
        assertThat(((Refused) result).problems()).extracting(Problem::code).containsExactly(code);
    }
}
