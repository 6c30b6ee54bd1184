package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("io.kairos.journeys.bpmn.SpoiltFiles#all")
    void refuses_a_spoilt_file_with_the_reason_and_the_place(String code, String at, String from, String to) {
        String spoilt =
                from.startsWith("(?s)") ? SpoiltFiles.GOOD.replaceAll(from, to) : SpoiltFiles.GOOD.replace(from, to);
        assertThat(spoilt).as("the file was spoilt").isNotEqualTo(SpoiltFiles.GOOD);

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
        byte[] utf16 = SpoiltFiles.GOOD.getBytes(StandardCharsets.UTF_16);

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
        String spoilt = SpoiltFiles.GOOD
                .replace(flow, "")
                .replace(
                        "<bpmn:startEvent id=\"start\" name=\"Customer wants it\">",
                        "<bpmn:startEvent id=\"start\" name=\"Customer wants it\">" + flow);

        assertThat(((Refused) ShippedFiles.compile(spoilt)).problems())
                .extracting(Problem::code)
                .containsExactly("NOT_VALID_BPMN");
    }

    private static String definitions(String content) {
        return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">" + content;
    }

    private static void assertRefused(String code, String text) {
        CompileResult result = ShippedFiles.COMPILER.compile("test.bpmn", text.getBytes(StandardCharsets.UTF_8));
        assertThat(((Refused) result).problems()).extracting(Problem::code).containsExactly(code);
    }
}
