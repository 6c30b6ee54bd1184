package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.journeys.bpmn.ShippedTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void in_english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void as_before() {
        Locale.setDefault(before);
    }

    @Test
    void passes_the_journeys_that_come_with_kairos() throws IOException {
        assertThat(check(file("considered.bpmn", shipped()))).isZero();
        assertThat(said.toString()).contains("the journey considered may run");
    }

    @Test
    void names_element_words_and_remedy_of_what_may_not_run() throws IOException {
        String scripted = shipped()
                .replaceFirst(
                        "<bpmn:serviceTask id=\"send_reminder\"",
                        "<bpmn:serviceTask camunda:class=\"java.lang.Runtime\" id=\"send_reminder\"");

        assertThat(check(file("scripted.bpmn", scripted), file("good.bpmn", shipped())))
                .isEqualTo(1);
        assertThat(said.toString())
                .contains("scripted.bpmn: may not run", "error at", "send_reminder", "camunda:class")
                .contains("good.bpmn: the journey considered may run");
    }

    @Test
    void speaks_french_where_the_terminal_does() throws IOException {
        Locale.setDefault(Locale.FRENCH);

        assertThat(check(file("empty.bpmn", ""))).isEqualTo(1);
        assertThat(said.toString()).contains("ne peut pas tourner", "erreur sur empty.bpmn");
    }

    @Test
    void checks_decision_tables_too_and_lets_journeys_beside_them_name_them() throws IOException {
        var own = new String(ShippedTables.dmn("channel"), StandardCharsets.UTF_8)
                .replace("<decision id=\"channel\"", "<decision id=\"own\"");
        var scripted = own.replace("typeRef=\"number\"", "typeRef=\"number\" expressionLanguage=\"javascript\"");
        var journey = DrawnSteps.bpmn("considered", "wait duration amount=1 unit=hours\ndecide own\n");

        assertThat(check(file("own.dmn", own), file("journey.bpmn", journey))).isZero();
        assertThat(said.toString()).contains("own.dmn: the decision table own may be used (4 rows)");
        assertThat(check(file("scripted.dmn", scripted))).isEqualTo(1);
        assertThat(said.toString()).contains("Write it in FEEL.");
    }

    @Test
    void names_what_a_message_reads_and_nobody_sets() throws IOException {
        String own = shipped()
                .replaceFirst(
                        "(<camunda:property name=\"kairos.send.channel\" value=\"email\" />)",
                        "$1<camunda:property name=\"kairos.send.words.en\" value=\"--- subject&#10;Dear {{ customer.frist_name }}&#10;&#10;--- html&#10;&lt;p&gt;Hello&lt;/p&gt;&#10;\" />");

        assertThat(check(file("own.bpmn", own))).isEqualTo(1);
        assertThat(said.toString()).contains("own.bpmn: may not run", "customer.frist_name", "customer.first_name");
        var nobodys = own.replace("<bpmn:process id=\"considered\"", "<bpmn:process id=\"nobodys\"");
        assertThat(check(file("nobodys.bpmn", nobodys))).isEqualTo(1);
        assertThat(said.toString()).contains("nobodys.bpmn: may not run");
    }

    @Test
    void says_so_when_there_is_no_such_file() {
        assertThat(check(folder.resolve("nothing.bpmn"))).isEqualTo(1);
        assertThat(said.toString()).contains("nothing.bpmn: cannot be read");
    }

    private int check(Path... files) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(said))
                .execute(Arrays.stream(files).map(Path::toString).toArray(String[]::new));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String shipped() {
        return new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8);
    }
}
