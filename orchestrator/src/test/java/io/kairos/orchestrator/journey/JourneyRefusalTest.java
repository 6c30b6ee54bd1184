package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.JourneyCompiler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JourneyRefusalTest {
    private static final String WITH_SCRIPT = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
              <process id="mine" isExecutable="true">
                <startEvent id="start"/>
                <scriptTask id="run_code" scriptFormat="javascript"><script>1</script></scriptTask>
              </process>
            </definitions>
            """;

    @Test
    void a_script_in_a_journey_is_named_with_its_element_and_what_to_do() {
        var result = new JourneyCompiler(Set.of("email"), Set.of("reminder"))
                .compile("mine.bpmn", WITH_SCRIPT.getBytes(StandardCharsets.UTF_8));

        assertThat(result).isInstanceOf(CompileResult.Refused.class);
        var problems = ((CompileResult.Refused) result).problems();
        assertThat(new JourneyRefusedException("mine.bpmn", problems))
                .hasMessageContaining("mine.bpmn")
                .hasMessageContaining("run_code")
                .hasMessageNotContaining("Problem[");
    }
}
