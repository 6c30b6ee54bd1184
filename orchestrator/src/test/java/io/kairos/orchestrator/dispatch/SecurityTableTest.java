package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise whose test was renamed or removed is no promise. */
class SecurityTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("^\\| ([SC]\\d+) \\|.*$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)#([A-Za-z_0-9]+)`");
    private static final List<String> PROMISED = List.of(
            "S11", "S12", "S13", "S14", "S15", "S16", "S17", "S18", "S19", "S20", "S21", "C1", "C2", "C3", "C4", "C5",
            "C6", "C7", "C8", "C10");

    @Test
    void every_test_that_the_table_names_exists() throws IOException {
        String table = Files.readString(ROOT.resolve("docs/channels/security.md"));
        Map<String, String> sources = sources();
        List<String> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();

        for (Matcher row = ROW.matcher(table); row.find(); ) {
            rows.add(row.group(1));
            List<String> tests = new ArrayList<>();
            for (Matcher test = NAMED.matcher(row.group()); test.find(); ) {
                tests.add(test.group());
                String source = sources.getOrDefault(test.group(1), "");
                Pattern method = Pattern.compile(
                        "@(Test|ParameterizedTest)\\b[^;{]*?(\\{[^}]*\\}[^;{]*?)*void " + test.group(2) + "\\(",
                        Pattern.DOTALL);
                if (!method.matcher(source).find()) {
                    missing.add(test.group());
                }
            }
            assertThat(tests).as("tests of %s", row.group(1)).isNotEmpty();
        }

        assertThat(missing).as("named, but not there").isEmpty();
        assertThat(rows).containsExactlyElementsOf(PROMISED);
    }

    /** The text of every test class, by its name. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> modules =
                Stream.of("channels", "journeys", "orchestrator").map(ROOT::resolve)) {
            return modules.flatMap(SecurityTableTest::tests)
                    .collect(Collectors.toMap(
                            file -> String.valueOf(file.getFileName()).replace(".java", ""),
                            SecurityTableTest::text,
                            (one, other) -> one + other));
        }
    }

    private static Stream<Path> tests(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files
                    .filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
