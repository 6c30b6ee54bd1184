package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTemplatesTest {

    private static final String PLAIN = "--- subject\n[[content]]\n--- text\n[[content]]\n--- html\n[[content]]\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% include 'secrets' %}",
                "{% render 'secrets' %}",
                "{% assign x = need.subject %}",
                "{% capture x %}a{% endcapture %}",
                "{% raw %}{{ need.subject }}{% endraw %}",
                "{{ need.subject | append: need.subject }}",
                "{{ need.subject | url_decode }}",
                "{{ need.subject | replace: '&lt;', '<' }}",
                "{{ need.value | times: need.value }}",
                "{{ system.exit }}",
                "{{ need.subject",
                "{{ 'text' }}",
                "{{ '{{' }}",
                "}}",
                "{% if need.subject %}",
                "{% for x in (1..1000000) %}a{% endfor %}"
            })
    void refuses_what_is_outside_the_closed_list(String text) {
        assertThatThrownBy(() -> load(text, "plain")).isInstanceOfSatisfying(MessageException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("BAD_TEMPLATE");
            assertThat(e.problem().at()).isEqualTo("m/en.liquid");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x</script>",
                "<p onclick=\"x\">",
                "<a href=\"javascript:x\">",
                "<a href=\"{{ need.subject }}\">",
                "<a href=\"https://x/{{ need.subject | link }}\">",
                "<a href='{{ need.subject | link }}'>",
                "<a href={{ need.subject | link }}>",
                "<p {{ need.subject }}>",
                "<p style=\"color: {{ need.subject }}\">",
                "<style>p { color: {{ need.subject }} }</style>",
                "<meta http-equiv=\"refresh\" content=\"0\">"
            })
    void refuses_html_in_which_a_value_could_act(String html) {
        assertThatThrownBy(() -> load("plain", html))
                .isInstanceOfSatisfying(
                        MessageException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("UNSAFE_HTML"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--- subject\na\n--- text\nb\n",
                "--- subject\na\n--- subject\na\n--- text\n--- html\n",
                "--- body\n"
            })
    void refuses_files_without_the_three_parts(String file) {
        assertThatThrownBy(() -> loadFile(file)).isInstanceOf(MessageException.class);
    }

    @Test
    void refuses_an_index_that_names_a_missing_file_or_no_english() {
        assertThatThrownBy(() -> MessageTemplates.load(
                        path -> path.equals("messages.txt") ? Optional.of("gone en") : Optional.empty()))
                .hasMessageContaining("gone/en.liquid");
        assertThatThrownBy(
                        () -> MessageTemplates.load(path -> Optional.of(path.equals("messages.txt") ? "m fr" : PLAIN)))
                .hasMessageContaining("no English");
    }

    @Test
    void loops_and_lengths_are_bounded() {
        MessageTemplates loop =
                load("{% for p in need.list %}{% for q in need.list %}xxxxxxxxxx{% endfor %}{% endfor %}", "h");
        MessageTemplates large = load("{{ need.subject }}", "{{ need.subject }}");

        assertTooExpensive(loop, Map.of("need", Map.of("list", Collections.nCopies(2_000, 1))));
        assertTooExpensive(large, Map.of("need", Map.of("subject", "&".repeat(300_000))));
    }

    @Test
    void loops_that_write_nothing_are_bounded_too() {
        String inner = "{% for c in need.list %}{% if c == 2 %}x{% endif %}{% endfor %}";
        MessageTemplates nested =
                load("{% for a in need.list %}{% for b in need.list %}" + inner + "{% endfor %}{% endfor %}", "h");

        long before = System.nanoTime();
        assertTooExpensive(nested, Map.of("need", Map.of("list", Collections.nCopies(300, 1))));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_file_has_a_largest_size() {
        assertThatThrownBy(() -> load("x".repeat(65 * 1024), "h")).hasMessageContaining("longer than");
    }

    @Test
    void loops_over_lists_and_defaults_work() {
        MessageTemplates templates = load(
                "{% for p in need.list limit: 2 %}{{ p.name }};{% endfor %}{{ customer.first_name | default: \"you\" }}",
                "h");

        RenderedMessage message = templates.render(
                "m",
                Locale.ENGLISH,
                Map.of("need", Map.of("list", List.of(Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c")))));

        assertThat(message.text()).isEqualTo("a;b;you");
    }

    private static void assertTooExpensive(MessageTemplates templates, Map<String, Object> values) {
        assertThatThrownBy(() -> templates.render("m", Locale.ENGLISH, values))
                .isInstanceOfSatisfying(
                        MessageException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("MESSAGE_TOO_LARGE"));
    }

    private static MessageTemplates load(String text, String html) {
        return loadFile("--- subject\ns\n--- text\n" + text + "\n--- html\n" + html + "\n");
    }

    private static MessageTemplates loadFile(String file) {
        Map<String, String> files = Map.of("messages.txt", "m en", "m/en.liquid", file, "layout/en.liquid", PLAIN);
        return MessageTemplates.load(path -> Optional.ofNullable(files.get(path)));
    }
}
