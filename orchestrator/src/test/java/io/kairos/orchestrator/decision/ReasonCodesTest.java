package io.kairos.orchestrator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is decided for a reason that has no words, in English and in French. */
class ReasonCodesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern CODE =
            Pattern.compile("(?:Reason\\.of|new Reason|\\bwords\\.say)\\(\\s*\"([a-z][a-z0-9._-]*)\"\\s*[,)]");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private final ReasonBundles bundles = ReasonBundles.onClassPath();
    private final ReasonTexts texts = new ReasonTexts();

    @Test
    void every_code_in_the_sources_has_words() throws IOException {
        Map<String, Path> used = codesInSources();

        assertThat(used).hasSizeGreaterThan(20);
        assertThat(used.entrySet().stream()
                        .filter(code -> !texts.knows(code.getKey()))
                        .map(code -> code.getKey() + " in " + code.getValue()))
                .as("codes without words in reasons/*.properties")
                .isEmpty();
    }

    @Test
    void english_and_french_bundles_hold_the_same_codes() {
        assertThat(new TreeSet<>(bundles.french().keySet()))
                .isEqualTo(new TreeSet<>(bundles.english().keySet()));
    }

    @Test
    void english_and_french_words_name_the_same_parameters() {
        bundles.english()
                .forEach((code, english) -> assertThat(
                                parameters(bundles.french().getOrDefault(code, english)))
                        .as(code)
                        .isEqualTo(parameters(english)));
    }

    private static Set<String> parameters(String words) {
        return PARAMETER
                .matcher(words)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Path> codesInSources() throws IOException {
        Map<String, Path> codes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = CODE.matcher(Files.readString(file));
                while (found.find()) {
                    codes.put(found.group(1), SOURCES.relativize(file));
                }
            }
        }
        return codes;
    }
}
