package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.Step.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JourneyCompilerTest {

    static List<String> shipped() {
        return ShippedJourneys.ids();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void compiles_every_shipped_journey_without_a_warning(String id) {
        Compiled compiled = compile(id);

        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.journey().id()).isEqualTo(id);
        assertThat(compiled.journey().versionTag()).isEqualTo("1");
        assertThat(compiled.journey().steps())
                .allSatisfy(step -> assertThat(step.names().in(Locale.FRENCH)).isNotEqualTo(step.id()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void writes_only_the_constants_into_the_executable_file(String id) {
        BpmnModelInstance model = model(compile(id));

        Set<String> expressions = new TreeSet<>();
        all(model, TimeDate.class).forEach(date -> expressions.add(date.getTextContent()));
        all(model, ConditionExpression.class).forEach(c -> expressions.add(c.getTextContent()));
        all(model, ServiceTask.class).forEach(task -> expressions.add(task.getCamundaDelegateExpression()));
        assertThat(ExecutableExpressions.all()).containsAll(expressions);
        Process process = all(model, Process.class).iterator().next();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P30D");
        assertThat(all(model, BpmnShape.class)).isNotEmpty();
    }

    @Test
    void tells_the_steps_in_the_order_a_customer_meets_them() {
        Journey journey = compile("considered").journey();

        assertThat(journey.steps())
                .extracting(Step::id, Step::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("start", Kind.START),
                        org.assertj.core.groups.Tuple.tuple("wait_best_moment", Kind.WAIT),
                        org.assertj.core.groups.Tuple.tuple("worth_a_message", Kind.GATEWAY),
                        org.assertj.core.groups.Tuple.tuple("send_reminder", Kind.SEND),
                        org.assertj.core.groups.Tuple.tuple("end_not_worth", Kind.END),
                        org.assertj.core.groups.Tuple.tuple("another_reminder", Kind.GATEWAY),
                        org.assertj.core.groups.Tuple.tuple("end_no_more", Kind.END),
                        org.assertj.core.groups.Tuple.tuple("purchase_received", Kind.STOP),
                        org.assertj.core.groups.Tuple.tuple("end_bought", Kind.END),
                        org.assertj.core.groups.Tuple.tuple("stop_received", Kind.STOP),
                        org.assertj.core.groups.Tuple.tuple("end_stopped", Kind.END));
        assertThat(journey.remindMax()).hasValue(3);
        assertThat(journey.entry()).isEqualTo(Journey.Entry.NEED);
        assertThat(journey.names().fr()).isEqualTo("Achat réfléchi");
        assertThat(journey.step("send_reminder").orElseThrow().properties())
                .isEqualTo(Map.of(
                        StepProperties.SEND_CHANNEL, "email",
                        StepProperties.SEND_TEMPLATE, "reminder",
                        StepProperties.SEND_TOPIC, "reminders"));
        assertThat(journey.step("purchase_received").orElseThrow().property(StepProperties.MESSAGE))
                .contains("purchase");
    }

    @Test
    void what_follows_a_purchase_waits_for_derived_products_and_only_stops_on_request() {
        Journey journey = compile("after-purchase").journey();

        assertThat(journey.entry()).isEqualTo(Journey.Entry.PURCHASE);
        assertThat(journey.remindMax()).isEmpty();
        assertThat(journey.step("wait_derived_product").orElseThrow().property(StepProperties.WAIT))
                .contains(StepProperties.DERIVED_PRODUCT);
        assertThat(journey.steps()).filteredOn(step -> step.kind() == Kind.STOP).hasSize(1);
    }

    @Test
    void keeps_the_names_of_the_messages_that_end_a_journey() {
        assertThat(all(model(compile("dated")), Message.class))
                .extracting(Message::getName)
                .containsExactlyInAnyOrder(StepProperties.PURCHASE_MESSAGE, StepProperties.STOP_MESSAGE);
    }

    @Test
    void a_step_may_leave_the_channel_open() {
        String best = ShippedFiles.text("considered").replace("value=\"email\"", "value=\"best\"");

        Journey journey = ((Compiled) ShippedFiles.compile(best)).journey();

        assertThat(journey.step("send_reminder").orElseThrow().property(StepProperties.SEND_CHANNEL))
                .contains(StepProperties.BEST_CHANNEL);
        assertThat(journey.step("wait_best_moment").orElseThrow().property(StepProperties.SENDS))
                .contains("send_reminder");
    }

    @Test
    void a_file_without_a_drawing_or_version_compiles() {
        String bpmn = ShippedFiles.text("impulse")
                .replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "")
                .replace(" camunda:versionTag=\"1\" camunda:historyTimeToLive=\"P30D\"", "")
                .replace("isExecutable=\"true\"", "isExecutable=\"false\"");

        Compiled compiled = (Compiled) ShippedFiles.compile(bpmn);

        assertThat(compiled.warnings()).isEmpty();
        Process process = all(model(compiled), Process.class).iterator().next();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P30D");
    }

    @Test
    void a_drawing_of_other_steps_is_left_out_with_a_warning() {
        String bpmn = ShippedFiles.text("impulse").replace("bpmnElement=\"send_reminder\"", "bpmnElement=\"gone\"");

        Compiled compiled = (Compiled) ShippedFiles.compile(bpmn);

        assertThat(compiled.warnings()).extracting("code").containsExactly("DRAWING_LEFT_OUT");
        assertThat(all(model(compiled), BpmnShape.class)).isEmpty();
    }

    @Test
    void other_prefixes_than_ours_and_comments_make_no_difference() {
        String bpmn = ShippedFiles.text("impulse")
                .replace("bpmn:", "b:")
                .replace("xmlns:b:", "xmlns:b=")
                .replace("xmlns:bpmn=", "xmlns:b=")
                .replace("<b:process", "<!-- kept by hand --><b:process");

        assertThat(ShippedFiles.compile(bpmn)).isInstanceOf(Compiled.class);
    }

    @Test
    void a_compiled_file_is_the_same_every_time() {
        assertThat(compile("dated").executableBpmn()).isEqualTo(compile("dated").executableBpmn());
    }

    @Test
    void names_cannot_break_out_of_the_file() {
        String bpmn = ShippedFiles.text("impulse")
                .replace("name=\"Send reminder\"", "name=\"&quot;/&gt;&lt;bpmn:scriptTask id=&quot;x&quot; /&gt;\"");

        String executable =
                new String(((Compiled) ShippedFiles.compile(bpmn)).executableBpmn(), StandardCharsets.UTF_8);

        assertThat(executable).doesNotContain("<bpmn:scriptTask");
    }

    @Test
    void conditions_and_paths_translate_both_ways() {
        for (String path : List.of(
                "worth", "not-worth", "again", "enough", "has-product", "no-product", "yes", "no", "no-answer")) {
            String condition = ExecutableExpressions.condition(path).orElseThrow();
            assertThat(ExecutableExpressions.path(condition)).contains(path);
            assertThat(ExecutableExpressions.all()).contains(condition);
        }
        assertThat(ExecutableExpressions.path("${runtime.exec}")).isEmpty();
    }

    private static Compiled compile(String id) {
        return (Compiled) ShippedFiles.COMPILER.compile(id + ".bpmn", ShippedJourneys.bpmn(id));
    }

    private static BpmnModelInstance model(Compiled compiled) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(compiled.executableBpmn()));
        Bpmn.validateModel(model);
        return model;
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            BpmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type);
    }
}
