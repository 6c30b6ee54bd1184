package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.catalogue.Recipes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnContentTest {
    private static final String TOPIC = "<camunda:property name=\"kairos.send.topic\" value=\"reminders\"";
    private static final String TABLE = new String(ShippedTables.dmn("channel"), StandardCharsets.UTF_8);

    @Test
    void a_step_keeps_the_text_that_was_written_for_it_line_by_line() {
        var words = "--- subject&#10;Hello {{ need.subject }}&#10;--- html&#10;&lt;p&gt;" + "Hello ".repeat(2_000);
        var journey = compiled(withWords(words));

        var step = journey.steps().stream()
                .filter(each -> each.kind() == Step.Kind.SEND)
                .findFirst()
                .orElseThrow();
        assertThat(OwnContent.words(step.properties()))
                .containsOnlyKeys("en")
                .extractingByKey("en")
                .asString()
                .startsWith("--- subject\nHello {{ need.subject }}\n--- html\n<p>Hello");
    }

    @Test
    void other_values_stay_short() {
        var long_ = recipe().replaceFirst(TOPIC, TOPIC.replace("reminders", "r".repeat(5_000)));

        assertThat(refused(long_)).extracting(Problem::code).containsExactly("TEXT_TOO_LONG");
    }

    @Test
    void a_table_of_the_steps_own_decides_and_names_what_later_conditions_may_ask() {
        var journey = compiled(deciding(TABLE.replace("name=\"channel\"", "name=\"way\""), "decided.way = \"sms\""));

        var table = OwnContent.table(journey.step("decide").orElseThrow()).orElseThrow();
        assertThat(table.decide(Map.of("need", Map.of("product_type", "meal")))).containsEntry("way", "sms");
        assertThat(refused(deciding(TABLE, "decided.way = \"sms\"")))
                .extracting(Problem::code)
                .contains("UNKNOWN_VARIABLE");
    }

    @Test
    void what_is_wrong_with_it_is_said_at_the_step() {
        assertThat(refused(deciding(TABLE.replace("&gt;= 1000", "&gt;= = 1000"), "decided.channel = \"sms\"")))
                .extracting(Problem::at)
                .containsOnly("decide");
    }

    private static String withWords(String words) {
        return recipe().replaceFirst(
                        TOPIC,
                        "<camunda:property name=\"kairos.send.words.en\" value=\"" + words.replace("$", "\\$") + "\" />"
                                + TOPIC);
    }

    private static String deciding(String dmn, String when) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" \
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://kairos.io/journeys">
                <bpmn:message id="purchase" name="purchase" /><bpmn:message id="stop" name="stop" />
                <bpmn:process id="own" name="Own" isExecutable="true" camunda:historyTimeToLive="P30D">
                %s
                <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="wait" />
                <bpmn:intermediateCatchEvent id="wait">%s<bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>\
                <bpmn:timerEventDefinition id="t" /></bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="f2" sourceRef="wait" targetRef="decide" />
                <bpmn:businessRuleTask id="decide">%s<bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>\
                </bpmn:businessRuleTask>
                <bpmn:sequenceFlow id="f3" sourceRef="decide" targetRef="choose" />
                <bpmn:exclusiveGateway id="choose"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing>\
                <bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
                <bpmn:sequenceFlow id="f4" sourceRef="choose" targetRef="send">%s</bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="f5" sourceRef="choose" targetRef="end">%s</bpmn:sequenceFlow>
                <bpmn:serviceTask id="send">%s<bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing></bpmn:serviceTask>
                <bpmn:sequenceFlow id="f6" sourceRef="send" targetRef="end" />
                <bpmn:endEvent id="end"><bpmn:incoming>f5</bpmn:incoming><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
                %s%s
                </bpmn:process></bpmn:definitions>
                """.formatted(
                        values("kairos.entry", "need"),
                        values("kairos.wait", "duration", "kairos.wait.amount", "1", "kairos.wait.unit", "days"),
                        values("kairos.decide.table", "channel", "kairos.decide.rules", dmn),
                        values("kairos.path.when", when),
                        values("kairos.path", "otherwise"),
                        values(
                                "kairos.send.channel",
                                "email",
                                "kairos.send.template",
                                "reminder",
                                "kairos.send.topic",
                                "reminders"),
                        wayOut("purchase"),
                        wayOut("stop"));
    }

    private static String wayOut(String message) {
        return """
                <bpmn:subProcess id="%1$s_out" triggeredByEvent="true"><bpmn:startEvent id="%1$s_start"><bpmn:outgoing>%1$s_f</bpmn:outgoing>\
                <bpmn:messageEventDefinition id="%1$s_m" messageRef="%1$s" /></bpmn:startEvent>
                <bpmn:sequenceFlow id="%1$s_f" sourceRef="%1$s_start" targetRef="%1$s_end" />
                <bpmn:endEvent id="%1$s_end"><bpmn:incoming>%1$s_f</bpmn:incoming></bpmn:endEvent></bpmn:subProcess>""".formatted(message);
    }

    private static String values(String... pairs) {
        var all = new StringBuilder("<bpmn:extensionElements><camunda:properties>");
        for (int i = 0; i < pairs.length; i += 2) {
            all.append("<camunda:property name=\"").append(pairs[i]).append("\" value=\"");
            all.append(pairs[i + 1]
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace("\"", "&quot;")
                            .replace("\n", "&#10;"))
                    .append("\" />");
        }
        return all + "</camunda:properties></bpmn:extensionElements>";
    }

    private static String recipe() {
        return new String(Recipes.bpmn("abandoned-cart").orElseThrow(), StandardCharsets.UTF_8);
    }

    private static Journey compiled(String bpmn) {
        var result = compile(bpmn);
        assertThat(result).as(String.valueOf(result)).isInstanceOf(Compiled.class);
        return ((Compiled) result).journey();
    }

    private static List<Problem> refused(String bpmn) {
        var result = compile(bpmn);
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).problems();
    }

    private static CompileResult compile(String bpmn) {
        var compiler = new JourneyCompiler(
                JourneyCompiler.CHANNELS,
                io.kairos.journeys.message.MessageTemplates.load().names());
        return compiler.compile("own.bpmn", bpmn.getBytes(StandardCharsets.UTF_8));
    }
}
