package io.kairos.orchestrator.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonTextsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ReasonTexts texts = new ReasonTexts();

    @Test
    void fills_named_parameters_in_the_asked_language() {
        Reason reason = new Reason("insight.journey-left", Map.of("outcome", "x"));

        assertThat(texts.text(reason, Locale.ENGLISH, PARIS)).isEqualTo("The journey ended: x.");
        assertThat(texts.text(reason, Locale.CANADA_FRENCH, PARIS)).isEqualTo("Le parcours s’est terminé : x.");
    }

    @Test
    void any_other_language_reads_english() {
        assertThat(texts.text(Reason.of("insight.need-closed.lost"), Locale.GERMAN, PARIS))
                .isEqualTo("The customer no longer wants it.");
    }

    @Test
    void an_instant_named_at_is_shown_on_the_given_clock() {
        Map<String, String> params = Map.of("latestAt", "2026-07-01T22:30:00Z");

        assertThat(texts.text("insight.decision.latest", params, Locale.ENGLISH, PARIS))
                .isEqualTo("Of use until Thu 2 Jul 2026, 00:30.");
        assertThat(texts.text("insight.decision.latest", params, Locale.FRENCH, PARIS))
                .isEqualTo("Utile jusqu’au jeu. 2 juil. 2026, 00:30.");
    }

    @Test
    void a_date_is_shown_as_a_date() {
        Reason reason = new Reason("derived-before-date", Map.of("days", "3", "date", "2026-07-14"));

        assertThat(texts.text(reason, Locale.FRENCH, PARIS))
                .isEqualTo("Il devient utile 3 jours avant le 14 juil. 2026.");
    }

    @Test
    void a_value_with_words_of_its_own_is_shown_in_them() {
        Map<String, String> params = Map.of("round", "2", "channel", "email");

        assertThat(texts.text("insight.dispatch.delivered", params, Locale.FRENCH, PARIS))
                .isEqualTo("Message 2 remis par courriel");
    }

    @Test
    void the_words_of_the_timing_models_are_known_too() {
        Map<String, String> params = Map.of("hours", "24");

        assertThat(texts.text("limit.gap", params, Locale.ENGLISH, PARIS))
                .isEqualTo("At least 24\u00a0hours between two messages.");
        assertThat(texts.text("limit.gap", params, Locale.FRENCH, PARIS)).contains("24\u00a0heures");
    }

    @Test
    void what_is_no_instant_is_shown_as_it_is_and_what_is_missing_as_a_dash() {
        assertThat(texts.text("insight.decision.latest", Map.of("latestAt", "soon"), Locale.ENGLISH, PARIS))
                .isEqualTo("Of use until soon.");
        assertThat(texts.text("insight.decision.latest", Map.of(), Locale.ENGLISH, PARIS))
                .isEqualTo("Of use until –.");
    }

    @Test
    void a_value_never_acts_as_a_pattern() {
        assertThat(texts.text("insight.event.bought", Map.of("what", "$1 {what}"), Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo("Bought $1 {what}");
    }

    @Test
    void an_unknown_code_is_readable() {
        Reason unknown = new Reason("too-much_pressure", Map.of("limit", "3", "days", "7"));

        assertThat(texts.text(unknown, Locale.ENGLISH, PARIS)).isEqualTo("too much pressure: days 7, limit 3");
        assertThat(texts.knows("too-much_pressure")).isFalse();
    }
}
