package io.kairos.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.orchestrator.support.KairosTest;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Even a diagram that never passed the journey compiler reaches no code. */
@KairosTest
class EngineHooksIT {
    private static final String MARKER = "kairos.test.code-ran";

    @Autowired
    private JourneyEngine journeys;

    @Autowired
    private ProcessEngine camunda;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='t' camunda:expression=\"${''.getClass()}\"/>",
                "<serviceTask id='t' camunda:class='io.kairos.orchestrator.engine.EngineHooksIT$Evil'/>",
                "<scriptTask id='t' scriptFormat='juel'><script>${''.getClass()}</script></scriptTask>",
                "<scriptTask id='t' scriptFormat='javascript'><script>java.lang.System.exit(1)</script></scriptTask>",
                "<serviceTask id='t' camunda:delegateExpression='${processEngine}'/>",
                // S2 to S6: where code hides that no task names
                "<task id='t'><multiInstanceLoopCharacteristics isSequential='true' camunda:collection='${\"\".getClass()}'/></task>",
                "<task id='t'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>${''.getClass()}"
                        + "</camunda:inputParameter></camunda:inputOutput></extensionElements></task>",
                "<task id='t'><extensionElements><camunda:inputOutput><camunda:inputParameter name='x'>"
                        + "<camunda:script scriptFormat='javascript'>1</camunda:script></camunda:inputParameter>"
                        + "</camunda:inputOutput></extensionElements></task>",
                "<task id='t'><extensionElements><camunda:executionListener event='start'"
                        + " class='io.kairos.orchestrator.engine.EngineHooksIT$Evil'/></extensionElements></task>",
                "<intermediateCatchEvent id='t'><timerEventDefinition><timeDuration>${''.getClass()}</timeDuration>"
                        + "</timerEventDefinition></intermediateCatchEvent>",
                "<businessRuleTask id='t' camunda:decisionRef='${\"\".getClass()}'/>",
                "<callActivity id='t' calledElement='${\"\".getClass()}'/>"
            })
    void code_in_a_diagram_never_runs(String element) {
        var bpmn = """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>
                  <process id='hostile' isExecutable='true' camunda:historyTimeToLive='P1D'>
                    <startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/>
                    %s
                  </process>
                </definitions>
                """.formatted(element);

        assertThatThrownBy(() -> {
                    var key = journeys.deploy("hostile", 1, bpmn.getBytes(StandardCharsets.UTF_8));
                    camunda.getRuntimeService()
                            .startProcessInstanceById(
                                    key, java.util.UUID.randomUUID().toString());
                })
                .isInstanceOf(RuntimeException.class);
        assertThat(System.getProperty(MARKER)).isNull();
    }

    /** The one expression that Camunda evaluates while a file is deployed. */
    @Test
    void a_timer_that_starts_a_process_evaluates_nothing_at_deployment() {
        String code = "${''.getClass().forName('io.kairos.orchestrator.engine.EngineHooksIT$Evil').newInstance()}";
        var bpmn = """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>
                  <process id='hostile' isExecutable='true' camunda:historyTimeToLive='P1D'>
                    <startEvent id='s'><timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition></startEvent>
                  </process>
                </definitions>
                """.formatted(code);

        assertThatThrownBy(() -> journeys.deploy("hostile", 1, bpmn.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RuntimeException.class);
        assertThat(System.getProperty(MARKER)).isNull();
    }

    @Test
    void a_query_evaluates_no_expression() {
        assertThatThrownBy(() -> camunda.getTaskService()
                        .createTaskQuery()
                        .or()
                        .dueAfterExpression("${''.getClass()}")
                        .endOr()
                        .list())
                .isInstanceOf(RuntimeException.class);
    }

    /** S10: what is not on the class path answers at no address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.camunda.bpm.engine.rest.impl.CamundaRestResources",
                "org.camunda.bpm.engine.rest.ProcessEngineRestService",
                "org.camunda.bpm.webapp.impl.security.auth.AuthenticationFilter",
                "org.camunda.bpm.admin.Admin"
            })
    void neither_the_rest_interface_nor_the_web_applications_of_camunda_are_there(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }

    /** Would leave a mark if the engine made and called it. */
    public static final class Evil implements org.camunda.bpm.engine.delegate.JavaDelegate {
        @Override
        public void execute(org.camunda.bpm.engine.delegate.DelegateExecution execution) {
            System.setProperty(MARKER, "yes");
        }
    }
}
