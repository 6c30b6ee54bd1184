package io.kairos.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
    private static final ResourceBundle FRENCH = bundle(Locale.FRENCH);

    @Test
    void every_reason_has_both_languages_and_the_same_parameters() {
        assertThat(new TreeSet<>(FRENCH.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
        for (String code : ENGLISH.keySet()) {
            assertThat(FRENCH.getString(code)).as(code).isNotEqualTo(ENGLISH.getString(code));
            assertThat(placeholders(FRENCH.getString(code))).as(code).isEqualTo(placeholders(ENGLISH.getString(code)));
        }
    }

    @Test
    void words_a_date_in_the_zone_it_carries_and_a_number_with_its_unit() {
        Map<String, String> params =
                Map.of("searched", "2026-08-12T19:30+02:00[Europe/Paris]", "date", "2026-10-03", "daysAhead", "52");

        assertThat(Reasons.text("dated.searched", params, Locale.UK))
                .isEqualTo(
                        "Searched on 12 August 2026 at 19:30 (Europe/Paris) for 3 October 2026, 52\u00a0days ahead.");
        assertThat(Reasons.text("dated.searched", params, Locale.CANADA_FRENCH))
                .isEqualTo("A cherché le 12 août 2026 à 19:30 (Europe/Paris) pour le 3 octobre 2026,"
                        + " 52\u00a0jours à l’avance.");
    }

    @Test
    void one_day_is_singular() {
        Map<String, String> params = Map.of("median", "1");

        assertThat(Reasons.text("considered.law", params, Locale.ENGLISH)).endsWith("after 1\u00a0day.");
        assertThat(Reasons.text("considered.law", params, Locale.FRENCH)).endsWith("de 1\u00a0jour.");
    }

    @Test
    void another_language_gets_english_and_an_unknown_code_shows_itself() {
        assertThat(Reasons.text("moment.now", Map.of(), Locale.JAPAN)).isEqualTo("Best moment: at once.");
        assertThat(Reasons.text("from.a.newer.version", Map.of(), Locale.FRENCH))
                .isEqualTo("from.a.newer.version");
    }

    @Test
    void a_stored_value_that_does_not_parse_shows_as_it_is() {
        assertThat(Reasons.text("considered.law", Map.of("median", "soon"), Locale.ENGLISH))
                .contains("after soon");
        assertThat(Reasons.text("considered.law", Map.of(), Locale.ENGLISH)).contains("after ?");
    }

    private static Set<String> placeholders(String template) {
        return Pattern.compile("\\{[^}]*}")
                .matcher(template)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "io.kairos.timing.reasons",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
