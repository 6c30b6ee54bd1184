package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MjmlTest {

    @Test
    void becomes_html_for_mail_programs_with_the_values_escaped_in_it() {
        RenderedMessage message = Drafts.english(
                Drafts.mjml("<mj-text>Hello {{ customer.first_name }}</mj-text>\n"
                        + "<mj-raw>{% if need.features.url %}</mj-raw>\n"
                        + "<mj-button href=\"{{ need.features.url | link }}\">See it</mj-button>\n"
                        + "<mj-raw>{% endif %}</mj-raw>"),
                Map.of(
                        "customer",
                        Map.of("first_name", "<script>alert(1)</script>"),
                        "need",
                        Map.of("features", Map.of("url", "https://shop.example/p?a=1&b=2"))));

        assertThat(message.html())
                .startsWith("<!doctype html>")
                .contains("<!--[if mso | IE]>", "Hello &lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("href=\"https://shop.example/p?a=1&amp;b=2\"")
                .doesNotContain("<script", "{{", "{%", "mj-text>");
        assertThat(message.text())
                .isEqualTo("Hello <script>alert(1)</script>\n\nSee it (https://shop.example/p?a=1&b=2)");
    }

    @Test
    void a_condition_around_an_element_leaves_it_out() {
        RenderedMessage message = Drafts.english(
                Drafts.mjml(
                        "<mj-text>Always</mj-text><mj-raw>{% if need.features.url %}</mj-raw>"
                                + "<mj-button href=\"{{ need.features.url | link }}\">See it</mj-button><mj-raw>{% endif %}</mj-raw>"),
                Map.of());

        assertThat(message.html()).contains("Always").doesNotContain("See it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <mj-txt>a</mj-txt>                     | line 4 | no element <mj-txt>. Did you mean <mj-text>?
                    <mj-text>a                             | line 5 | </mj-column> closes nothing; open is <mj-text>
                    <mj-column></mj-column>                | line 4 | <mj-column> cannot stand at <mj-column>
                    <mj-include path="/etc/passwd" />      | line 4 | no element <mj-include>
                    <mj-text><mj-include path="a"/></mj-text> | line 4 | no element <mj-include>
                    <mj-carousel></mj-carousel>            | line 4 | no element <mj-carousel>
                    """)
    void says_where_a_mistake_is_in_plain_words(String column, String line, String words) {
        assertThatThrownBy(() -> Drafts.message(Drafts.mjml(column)))
                .isInstanceOfSatisfying(MessageException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("BAD_TEMPLATE");
                    assertThat(e.problem().message().en()).contains("MJML", line, words);
                    assertThat(e.problem().message().fr()).contains("MJML, ligne");
                });
    }

    @Test
    void says_that_the_document_is_not_there_or_not_closed() {
        for (String source : List.of("hello", "<p>hello</p>")) {
            assertThatThrownBy(() -> Drafts.message("--- subject\ns\n--- mjml\n" + source))
                    .hasMessageContaining("'<mjml>' is missing");
        }
        assertThatThrownBy(() -> Drafts.message("--- subject\ns\n--- mjml\n<mjml><mj-body>"))
                .hasMessageContaining("'</mj-body>' is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <mj-button href="{{ need.subject }}">a</mj-button>
                    <mj-button href="javascript:alert(1)">a</mj-button>
                    <mj-raw><script>alert(1)</script></mj-raw>
                    <mj-text color="{{ need.subject }}">a</mj-text>
                    <mj-text><a onclick="x">a</a></mj-text>
                    """)
    void refuses_places_in_which_a_value_could_act(String column) {
        assertThatThrownBy(() -> Drafts.message(Drafts.mjml(column)))
                .isInstanceOfSatisfying(
                        MessageException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("UNSAFE_HTML"));
    }

    @Test
    void styles_may_nest_braces_and_hold_percentages_but_no_values() {
        String head = "<mj-head><mj-style>@media (max-width:400px){.a{width:100%}}</mj-style></mj-head>";
        String document = "--- subject\ns\n--- mjml\n<mjml>%s<mj-body><mj-section><mj-column><mj-text>x</mj-text>"
                + "</mj-column></mj-section></mj-body></mjml>";

        assertThat(Drafts.english(document.replace("%s", head), Map.of()).html())
                .contains("@media (max-width:400px){.a{width:100% } }");
        assertThatThrownBy(() -> Drafts.message(document.replace("%s", head.replace("100%", "{{ need.subject }}"))))
                .isInstanceOf(MessageException.class)
                .hasMessageContaining("mj-style");
    }
}
