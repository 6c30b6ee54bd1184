package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessCheckTest {
    private static final String TOPIC = "<camunda:property name=\"kairos.send.topic\" value=\"reminders\" />";

    @ParameterizedTest(name = "at most {0}, then {1}: {2}")
    @CsvSource({
        "'',   skip,    LATE_WITHOUT_LIMIT",
        "PT2H, '',      LATE_WITHOUT_ACTION",
        "2h,   skip,    BAD_PROPERTY",
        "PT0S, skip,    BAD_PROPERTY",
        "P31D, skip,    BAD_PROPERTY",
        "PT2H, send,    BAD_PROPERTY",
    })
    void what_a_step_says_of_late_messages_is_whole_and_within_limits(String limit, String then, String code) {
        CompileResult result = compile("considered", late(limit, then));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(code);
                                    assertThat(problem.at()).contains("send_reminder");
                                    assertThat(problem.remedy().en()).isNotBlank();
                                    assertThat(problem.remedy().fr()).isNotBlank();
                                }));
    }

    @ParameterizedTest
    @CsvSource({"predict", "skip", "expire"})
    void a_step_names_its_limit_and_what_comes_behind_it(String then) {
        CompileResult result = compile("considered", late("PT2H30M", then));

        assertThat(result).isInstanceOfSatisfying(Compiled.class, compiled -> {
            Step step = compiled.journey().step("send_reminder").orElseThrow();
            assertThat(step.property(StepProperties.LATE_LIMIT)).contains("PT2H30M");
            assertThat(step.property(StepProperties.LATE_THEN)).contains(then);
        });
    }

    @Test
    void the_fixed_moment_of_a_derived_product_is_not_predicted_anew() {
        String topic = "<camunda:property name=\"kairos.send.topic\" value=\"derived-product\" />";

        CompileResult result =
                compile("after-purchase", topic + late("PT2H", "predict").substring(TOPIC.length()), topic);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("BAD_PROPERTY"));
    }

    private static String late(String limit, String then) {
        return TOPIC
                + "<camunda:property name=\"kairos.late.limit\" value=\"" + limit + "\" />"
                + "<camunda:property name=\"kairos.late.then\" value=\"" + then + "\" />";
    }

    private static CompileResult compile(String journey, String late) {
        return compile(journey, late, TOPIC);
    }

    private static CompileResult compile(String journey, String late, String topic) {
        String file = ShippedFiles.text(journey);
        assertThat(file).contains(topic);
        return ShippedFiles.compile(file.replace(topic, late));
    }
}
