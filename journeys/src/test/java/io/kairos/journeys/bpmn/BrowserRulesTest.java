package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.catalogue.Recipes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The browser checks by the same tables and says the same; {@code ui/src/rules/check.test.ts} runs the same corpus. */
class BrowserRulesTest {

    private static final Path FOLDER = Path.of("..", "ui", "src", "rules");
    private static final Path COPY = FOLDER.resolve("rules.json");
    private static final JourneyCompiler COMPILER = new JourneyCompiler(new Surroundings(
            JourneyCompiler.CHANNELS,
            Set.of("reminder", "last-reminder", "letter"),
            Map.of("channel", Set.of("channel")),
            java.util.List.of()));

    /** With {@code -Dkairos.write=true} the copy is written instead. */
    @Test
    void the_browsers_copy_is_what_the_compiler_goes_by() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the web application is not here");
        if (Boolean.getBoolean("kairos.write")) {
            Files.write(COPY, BrowserRules.json());
        }

        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(COPY.toFile()))
                .as("run mvn test -pl journeys -Dtest=BrowserRulesTest -Dkairos.write=true")
                .isEqualTo(mapper.readTree(BrowserRules.json()));
    }

    static Stream<JsonNode> corpus() throws IOException {
        try (InputStream file = BrowserRulesTest.class.getResourceAsStream("/corpus.json")) {
            JsonNode cases = new JsonMapper().readTree(file);
            return StreamSupport.stream(cases.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void the_compiler_says_of_the_corpus_what_is_expected(JsonNode each) {
        String bpmn = base(each.get("base").asString());
        for (JsonNode pair : each.get("replace")) {
            String changed = bpmn.replace(pair.get(0).asString(), pair.get(1).asString());
            assertThat(changed).as("the file was changed").isNotEqualTo(bpmn);
            bpmn = changed;
        }

        CompileResult result = COMPILER.compile("corpus.bpmn", bpmn.getBytes(StandardCharsets.UTF_8));

        Set<String> expected = StreamSupport.stream(each.get("codes").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        assertThat(codes(result)).as(each.get("name").asString()).isEqualTo(expected);
    }

    private static Set<String> codes(CompileResult result) {
        Stream<Problem> problems = result instanceof Refused refused
                ? refused.problems().stream()
                : ((Compiled) result).warnings().stream();
        return problems.map(Problem::code)
                .filter(code -> !code.equals("DRAWING_LEFT_OUT") && !code.equals("NAME_MISSING"))
                .collect(Collectors.toSet());
    }

    private static String base(String name) {
        String id = name.substring(name.indexOf('/') + 1);
        byte[] file = name.startsWith("recipes/") ? Recipes.bpmn(id).orElseThrow() : ShippedJourneys.bpmn(id);
        return new String(file, StandardCharsets.UTF_8);
    }
}
