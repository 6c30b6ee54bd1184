package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static final Map<String, Object> SOFA =
            Map.of("need", Map.of("subject", "S\u0000ofa\u202E <3"), "unsubscribe_url", "https://kairos.example/u/1");

    @Test
    void a_message_is_written_in_the_forms_its_parts_allow() {
        assertThat(Drafts.message("--- subject\ns\n--- html\n<p>h</p>").forms("m"))
                .containsExactlyInAnyOrder(Form.EMAIL, Form.SHORT_TEXT, Form.LETTER);
        assertThat(Drafts.message("--- subject\ns\n--- sms\nx").forms("m")).containsExactly(Form.SHORT_TEXT);
        assertThat(Drafts.message(Drafts.mjml("<mj-text>x</mj-text>")).forms("m"))
                .containsExactlyInAnyOrder(Form.EMAIL, Form.SHORT_TEXT);
    }

    @Test
    void a_form_that_is_not_written_is_refused_by_name() {
        MessageTemplates sms = Drafts.message("--- subject\ns\n--- sms\nx");

        assertThatThrownBy(() -> sms.render("m", Locale.ENGLISH, Map.of()))
                .isInstanceOfSatisfying(MessageException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("NO_SUCH_FORM");
                    assertThat(e.problem().message().en()).contains("--- html");
                });
        assertThatThrownBy(() -> sms.renderLetter("m", Locale.ENGLISH, Map.of()))
                .hasMessageContaining("--- letter");
    }

    @Test
    void a_short_text_is_plain_and_holds_no_unseen_characters() {
        MessageTemplates message =
                Drafts.message("--- subject\n{{ need.subject }}\n--- sms\n{{ need.subject }}  \n\n\n\nwaits.\n");

        assertThat(message.renderShortText("m", Locale.ENGLISH, SOFA)).isEqualTo("Sofa <3\n\nwaits.");
    }

    @Test
    void without_words_of_its_own_the_short_text_is_the_subject() {
        assertThat(Drafts.message("--- subject\n{{ need.subject }}!\n--- html\nh")
                        .renderShortText("m", Locale.ENGLISH, SOFA))
                .isEqualTo("Sofa <3!");
    }

    @Test
    void a_letter_escapes_values_and_needs_only_what_it_prints() {
        MessageTemplates message = Drafts.message(
                "--- subject\nYour sofa\n--- html\n<p>{{ moment.due_at }}</p>\n--- letter\n<p>{{ need.subject }}</p>\n");

        RenderedLetter letter = message.renderLetter("m", Locale.ENGLISH, SOFA);

        assertThat(letter.html()).isEqualTo("<p>Sofa &lt;3</p>");
        assertThat(letter.subject()).isEqualTo("Your sofa");
        assertThat(message.variables("m", Form.LETTER).required()).containsExactly("need.subject");
        assertThat(message.variables("m").required()).containsExactly("moment.due_at");
    }

    @Test
    void the_nearest_language_is_taken() {
        MessageTemplates message = Drafts.message(Map.of(
                "en", "--- subject\nen\n--- html\nh",
                "fr", "--- subject\nfr\n--- html\nh",
                "fr-CA", "--- subject\nfr-CA\n--- html\nh",
                "zh-Hant", "--- subject\nzh-Hant\n--- html\nh"));

        assertThat(subject(message, "fr-CA")).isEqualTo("fr-CA");
        assertThat(subject(message, "fr-BE")).isEqualTo("fr");
        assertThat(subject(message, "zh-Hant-TW")).isEqualTo("zh-Hant");
        assertThat(subject(message, "de-CH-1996")).isEqualTo("en");
        assertThat(subject(message, "und")).isEqualTo("en");
    }

    private static String subject(MessageTemplates message, String tag) {
        return message.render("m", Locale.forLanguageTag(tag), Map.of()).subject();
    }
}
