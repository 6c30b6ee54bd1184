package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextsTest {
    private static final Pattern START_FAILURE = Pattern.compile("new StartFailure\\(\\s*\"([a-z-]+)\"");
    private static final Pattern PROBLEM =
            Pattern.compile("(?:Problem\\.(?:of|at)|new Problem)\\(\\s*\\d+,\\s*\"([a-z-]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

    @Test
    void fills_in_parameters_and_keeps_apostrophes() throws IOException {
        Texts texts = new Texts();

        assertThat(texts.text("problem.internal.remedy", Map.of("reference", "r-1"), Locale.FRENCH))
                .contains("la référence r-1");
        assertThat(texts.text("problem.not-authorised.detail", Map.of(), Locale.FRANCE))
                .isEqualTo("La requête ne dit pas qui l’envoie.");
        assertThat(texts.text("no.such.key", Map.of(), Locale.ENGLISH)).isEqualTo("no.such.key");
    }

    @Test
    void every_text_exists_in_both_languages_with_the_same_parameters() throws IOException {
        Resource[] english = new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
        int bundles = 0;
        for (Resource file : english) {
            if (String.valueOf(file.getFilename()).endsWith("_fr.properties")) {
                continue;
            }
            String french = "i18n/" + String.valueOf(file.getFilename()).replace(".properties", "_fr.properties");
            Properties en = load(file);
            Properties fr = load(new org.springframework.core.io.ClassPathResource(french));
            assertThat(fr.stringPropertyNames()).as(french).isEqualTo(en.stringPropertyNames());
            for (String key : en.stringPropertyNames()) {
                assertThat(parameters(fr.getProperty(key)))
                        .as("parameters of %s", key)
                        .isEqualTo(parameters(en.getProperty(key)));
            }
            bundles++;
        }
        assertThat(bundles).isPositive();
    }

    @Test
    void every_refusal_that_the_sources_name_has_its_words() throws IOException {
        Texts texts = new Texts();
        Set<String> missing = new TreeSet<>();
        int refusals = 0;
        for (String source : sources()) {
            refusals += collectMissing(source, START_FAILURE, "start.", List.of(".what", ".remedy"), texts, missing);
            refusals += collectMissing(source, PROBLEM, "problem.", List.of(".title", ".remedy"), texts, missing);
        }
        assertThat(missing).isEmpty();
        assertThat(refusals).as("refusals found in the sources").isGreaterThan(20);
    }

    private static int collectMissing(
            String source, Pattern pattern, String prefix, List<String> parts, Texts texts, Set<String> missing) {
        Set<String> codes =
                pattern.matcher(source).results().map(found -> found.group(1)).collect(Collectors.toSet());
        for (String code : codes) {
            parts.stream()
                    .map(part -> prefix + code + part)
                    .filter(key -> texts.find(key, Map.of(), Locale.ENGLISH).isEmpty())
                    .forEach(missing::add);
        }
        return codes.size();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> contents = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Resource resource) throws IOException {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
