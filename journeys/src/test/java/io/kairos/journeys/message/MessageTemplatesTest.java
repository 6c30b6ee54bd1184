package io.kairos.journeys.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTemplatesTest {

    private static final MessageTemplates TEMPLATES = MessageTemplates.load();

    static Set<String> ids() {
        return TEMPLATES.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_message_reads_well_in_both_languages(String id) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            RenderedMessage message = TEMPLATES.render(id, locale, values("Lisbon"));

            assertThat(message.subject()).isNotBlank().hasSizeLessThan(80);
            assertThat(message.text()).contains("Ada").contains("https://kairos.example/u/1");
            assertThat(message.html())
                    .startsWith("<!doctype html>")
                    .endsWith("</html>")
                    .contains("Ada");
            assertThat(message.subject() + message.text() + message.html()).doesNotContain("{{", "{%", "[[", "null");
        }
    }

    @Test
    void the_index_names_every_folder_of_messages() throws IOException, URISyntaxException {
        Path folder = Path.of(
                        Objects.requireNonNull(MessageTemplatesTest.class.getResource("/kairos/messages/messages.txt"))
                                .toURI())
                .getParent();
        try (Stream<Path> entries = Files.list(folder)) {
            Set<String> folders = entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals("layout"))
                    .collect(Collectors.toSet());
            assertThat(folders).isEqualTo(TEMPLATES.ids());
        }
    }

    @Test
    void writes_dates_and_amounts_as_the_reader_does() {
        assertThat(TEMPLATES
                        .render("city-trip-reminder-1", Locale.ENGLISH, values("Lisbon"))
                        .text())
                .contains("July 1, 2026")
                .contains("€420.50");
        assertThat(TEMPLATES
                        .render("city-trip-reminder-1", Locale.FRENCH, values("Lisbonne"))
                        .text())
                .contains("1 juillet 2026")
                .containsPattern("420,50\\h€");
    }

    @Test
    void falls_back_to_the_language_and_then_to_english() {
        assertThat(TEMPLATES
                        .render("reminder", Locale.CANADA_FRENCH, values("x"))
                        .subject())
                .contains("intéresse");
        assertThat(TEMPLATES.render("reminder", Locale.GERMANY, values("x")).subject())
                .contains("interested");
    }

    @Test
    void escapes_values_in_html_and_in_links() {
        Map<String, Object> values = values("<script>alert('x')</script> & \"co\"");
        values.put("need", Map.of("subject", "<b>&\"'", "features", Map.of("url", "javascript:alert(1)")));
        values.put("unsubscribe_url", "https://kairos.example/u?a=1&b=\"2");

        RenderedMessage message = TEMPLATES.render("reminder", Locale.ENGLISH, values);

        assertThat(message.subject()).isEqualTo("Still interested in <b>&\"'?");
        assertThat(message.html())
                .contains("&lt;b&gt;&amp;&quot;&#39;")
                .contains("class=\"button\" href=\"#\"")
                .contains("<footer><a href=\"#\">")
                .doesNotContain("<b>", "javascript:");
    }

    @Test
    void a_subject_stays_on_one_line() {
        assertThat(TEMPLATES
                        .render("reminder", Locale.ENGLISH, values("a\r\nBcc: x@y\u2028z"))
                        .subject())
                .isEqualTo("Still interested in a Bcc: x@y z?");
    }

    @Test
    void names_every_missing_value() {
        Map<String, Object> values = values("Lisbon");
        values.put("need", Map.of("date", "2026-07-01"));
        values.remove("unsubscribe_url");

        assertThatThrownBy(() -> TEMPLATES.render("city-trip-reminder-1", Locale.ENGLISH, values))
                .isInstanceOfSatisfying(MissingVariable.class, missing -> {
                    assertThat(missing.variables()).containsExactlyInAnyOrder("need.subject", "unsubscribe_url");
                    assertThat(missing.problem().code()).isEqualTo("MISSING_VARIABLE");
                    assertThat(missing.problem().message().fr()).contains("need.subject");
                });
    }

    @Test
    void tells_what_a_message_reads() {
        assertThat(TEMPLATES.variables("sofa-care-kit"))
                .isEqualTo(new TemplateVariables(
                        Set.of("need.subject", "product.name", "unsubscribe_url"),
                        Set.of("customer.first_name", "need.features.url", "preferences_url")));
    }

    @Test
    void finds_the_message_a_step_means() {
        assertThat(TEMPLATES.idFor("reminder", "sofa", 2)).contains("sofa-reminder-2");
        assertThat(TEMPLATES.idFor("reminder", "sofa", 9)).contains("sofa-reminder-3");
        assertThat(TEMPLATES.idFor("reminder", "lamp", 1)).contains("reminder");
        assertThat(TEMPLATES.idFor("sofa-care-kit", "sofa", 1)).contains("sofa-care-kit");
        assertThat(TEMPLATES.idFor("nothing", "sofa", 1)).isEmpty();
        assertThat(TEMPLATES.names()).contains("reminder", "sofa-reminder", "sofa-reminder-2", "trip-city-card");
    }

    @Test
    void an_unknown_message_is_named() {
        assertThatThrownBy(() -> TEMPLATES.render("nothing", Locale.ENGLISH, Map.of()))
                .isInstanceOfSatisfying(
                        MessageException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("UNKNOWN_MESSAGE"));
    }

    @Test
    void values_with_methods_are_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> TEMPLATES.render("reminder", Locale.ENGLISH, Map.of("need", new Thread())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need");
    }

    @Test
    void many_threads_never_mix_their_customers() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String subject = "thing-" + thread;
                results.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        RenderedMessage message = TEMPLATES.render("reminder", Locale.ENGLISH, values(subject));
                        assertThat(message.subject()).isEqualTo("Still interested in " + subject + "?");
                        assertThat(message.html()).contains(subject);
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, Object> values(String subject) {
        Map<String, Object> values = new HashMap<>();
        values.put("customer", Map.of("first_name", "Ada"));
        values.put(
                "need",
                Map.of(
                        "subject",
                        subject,
                        "date",
                        LocalDate.parse("2026-07-01"),
                        "value",
                        420.5,
                        "currency",
                        "EUR",
                        "features",
                        Map.of("url", "https://shop.example/p?a=1&b=2")));
        values.put("product", Map.of("name", "thing"));
        values.put("unsubscribe_url", "https://kairos.example/u/1");
        values.put("confirm_url", "https://kairos.example/c/1");
        return values;
    }
}
