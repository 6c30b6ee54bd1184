package io.kairos.journeys.bpmn;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A good file, spoilt in one place each, and what the compiler has to say of it. */
final class SpoiltFiles {
    static final String GOOD = ShippedFiles.text("considered");
    private static final String TASK = "<bpmn:serviceTask id=\"send_reminder\" name=\"Send reminder\">";
    private static final String PROPERTY = "<camunda:property name=\"kairos.send.topic\" value=\"reminders\" />";
    private static final String WAIT = "<bpmn:timerEventDefinition id=\"best_moment\" />";
    private static final String EXTENSIONS = "<camunda:properties>\n          <camunda:property name=\"kairos.name.fr\""
            + " value=\"Envoyer le rappel\" />";

    private SpoiltFiles() {}

    /** code expected, element named, text replaced, replacement. */
    static Stream<Arguments> all() {
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

    private static Arguments spoil(String code, String at, String from, String to) {
        return Arguments.of(code, at, from, to);
    }

    private static String task(String attributes) {
        return TASK.replace(" name=", " " + attributes + " name=");
    }
}
