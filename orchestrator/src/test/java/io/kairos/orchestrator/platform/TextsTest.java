package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextsTest {
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
