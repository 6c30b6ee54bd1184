package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.journeys.Problem;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static final MessageTemplates SHIPPED = MessageTemplates.load();

    @Test
    void shows_every_form_and_names_what_is_missing_instead_of_refusing() {
        MessagePreview preview = SHIPPED.preview(
                "city-trip-reminder-1",
                Locale.FRENCH,
                Map.of("need", Map.of("subject", "Lisbonne"), "unsubscribe_url", "https://kairos.example/u"));

        assertThat(preview.email().orElseThrow().subject()).startsWith("Lisbonne le [need.date]");
        assertThat(preview.shortText().orElseThrow()).contains("Lisbonne");
        assertThat(preview.letter().orElseThrow().html()).contains("Bien à vous", "Lisbonne");
        assertThat(preview.links()).containsExactly("https://kairos.example/u");
        assertThat(preview.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("MISSING_VARIABLE");
            assertThat(warning.message().fr()).contains("need.date");
        });
    }

    @Test
    void warns_of_what_a_reader_would_stumble_over() {
        MessagePreview preview = SHIPPED.previewDraft(
                "draft",
                Locale.ENGLISH,
                "--- subject\n" + "long ".repeat(20)
                        + "\n--- html\n<a href=\"http://shop.example/\">a</a><img src=\"https://shop.example/i.png\">\n--- sms\n"
                        + "x".repeat(500),
                Map.of("unsubscribe_url", "javascript:alert(1)"));

        assertThat(preview.warnings())
                .extracting(Problem::code)
                .contains("SUBJECT_LONG", "LINK_LEADS_NOWHERE", "PICTURE_WITHOUT_WORDS", "SHORT_TEXT_LONG");
        assertThat(preview.links()).containsExactly("http://shop.example/", "#");
    }

    @Test
    void a_draft_with_a_mistake_is_refused_with_its_name() {
        assertThatThrownBy(() -> SHIPPED.previewDraft("My draft", Locale.ENGLISH, "--- subject\n{{ x", Map.of()))
                .isInstanceOfSatisfying(
                        MessageException.class,
                        e -> assertThat(e.problem().at()).isEqualTo("My draft"));
    }

    @Test
    void a_draft_tells_what_it_reads() {
        assertThat(SHIPPED.draft("d", Locale.ENGLISH, "--- subject\n{{ need.subject }}\n--- sms\nx")
                        .variables()
                        .required())
                .isEmpty();
        assertThat(SHIPPED.draft("d", Locale.ENGLISH, "--- subject\ns\n--- sms\n{{ need.subject }}")
                        .variables()
                        .required())
                .containsExactly("need.subject");
    }
}
