package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who draws a journey sees labels, so findings speak of labels, in both languages. */
class PlainFindingsTest {
    private static final String TOPIC = "<camunda:property name=\"kairos.send.topic\" value=\"reminders\" />";

    @Test
    void a_field_is_called_what_its_form_calls_it() {
        List<Problem> empty = problems(TOPIC, "");
        List<Problem> wrong = problems(TOPIC, "<camunda:property name=\"kairos.send.topic\" value=\"Not A Topic\" />");

        assertThat(empty).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("SEND_WITHOUT_TOPIC");
            assertThat(problem.message().en()).contains("'Consent topic'");
        });
        assertThat(wrong)
                .anySatisfy(problem -> assertThat(problem.message().en()).contains("'Consent topic'"));
        assertThat(empty)
                .allSatisfy(problem -> assertThat(problem.message().en()
                                + problem.message().fr()
                                + problem.remedy().en()
                                + problem.remedy().fr())
                        .doesNotContain("kairos."));
    }

    @Test
    void a_missing_french_name_is_asked_for_in_words() {
        String text = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8);
        byte[] unnamed = text.replaceFirst("<camunda:property name=\"kairos.name.fr\" value=\"[^\"]*\" ?/>", "")
                .getBytes(StandardCharsets.UTF_8);
        CompileResult result =
                new JourneyCompiler(JourneyCompiler.CHANNELS, Set.of("reminder")).compile("test", unnamed);

        assertThat(result)
                .isInstanceOfSatisfying(
                        CompileResult.Compiled.class,
                        compiled -> assertThat(compiled.warnings()).anySatisfy(warning -> {
                            assertThat(warning.code()).isEqualTo("NAME_MISSING");
                            assertThat(warning.remedy().fr()).isEqualTo("Donnez-lui un nom et un nom français.");
                        }));
    }

    private static List<Problem> problems(String old, String now) {
        String text = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        byte[] spoilt = text.replace(old, now).getBytes(StandardCharsets.UTF_8);
        CompileResult result =
                new JourneyCompiler(JourneyCompiler.CHANNELS, Set.of("reminder")).compile("test", spoilt);
        return ((CompileResult.Refused) result).problems();
    }
}
