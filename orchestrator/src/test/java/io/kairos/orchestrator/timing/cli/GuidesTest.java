package io.kairos.orchestrator.timing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guides show is what there is. */
class GuidesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/timing/how-kairos-chooses-the-moment.md");
    private static final Path ADDING = ROOT.resolve("docs/timing/adding-a-model.md");

    @Test
    void the_command_shown_explains_a_trip() throws IOException {
        String shown =
                "./kairos timing explain --type trip --date 2026-10-03 --first-search 2026-08-12 --zone Europe/Paris";

        assertThat(Files.readString(GUIDE)).contains(shown);
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(shown);
        Called called =
                Called.timing(shown.substring("./kairos timing ".length()).split(" "));
        assertThat(called.code()).isZero();
        assertThat(called.out()).isNotBlank();
    }

    @Test
    void the_code_of_the_worked_example_is_that_of_the_tests() throws IOException {
        Path tests = Path.of("src/test/java/io/kairos/orchestrator/timing");
        String sources = Files.readString(tests.resolve("ConstantRateRecipe.java"))
                + Files.readString(tests.resolve("RecipesTest.java"));

        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ADDING))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(sources).contains(block));
    }

    @Test
    void every_command_shown_is_there_with_its_options() throws IOException {
        Pattern command = Pattern.compile("\\./kairos timing ([^`\n]+)");
        for (Path guide : List.of(GUIDE, ADDING)) {
            List<String> shown = command.matcher(Files.readString(guide))
                    .results()
                    .map(found -> found.group(1).strip())
                    .toList();
            assertThat(shown).hasSizeGreaterThan(3);
            for (String each : shown) {
                List<String> words = List.of(each.split(" +"));
                List<String> asked = new ArrayList<>(words.stream()
                        .takeWhile(word -> word.matches("[a-z-]+") && !word.startsWith("--"))
                        .toList());
                asked.add("--help");
                Called help = Called.timing(asked.toArray(String[]::new));
                assertThat(help.code()).as(each).isZero();
                assertThat(words)
                        .filteredOn(word -> word.startsWith("--"))
                        .allSatisfy(option -> assertThat(help.out()).contains(option));
            }
        }
    }

    @Test
    void links_and_pictures_lead_somewhere() throws IOException {
        for (Path guide : List.of(GUIDE, ADDING)) {
            List<String> targets = Pattern.compile("]\\(([^)#]+)\\)")
                    .matcher(Files.readString(guide))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(targets)
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(guide.resolveSibling(target)).exists());
        }
    }
}
