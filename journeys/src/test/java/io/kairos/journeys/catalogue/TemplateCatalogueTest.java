package io.kairos.journeys.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.Choices.Choice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TemplateCatalogueTest {

    private static final TemplateCatalogue CATALOGUE = TemplateCatalogue.shipped();
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void both_languages_offer_the_same_steps_in_their_own_words() {
        JsonNode english = MAPPER.readTree(CATALOGUE.json(Locale.ENGLISH));
        JsonNode french = MAPPER.readTree(CATALOGUE.json(Locale.FRENCH));

        assertThat(english.size())
                .isEqualTo(french.size())
                .isEqualTo(CATALOGUE.templates().size());
        for (int i = 0; i < english.size(); i++) {
            JsonNode en = english.get(i);
            JsonNode fr = french.get(i);
            assertThat(en.get("id")).isEqualTo(fr.get("id"));
            assertThat(en.get("version")).isEqualTo(fr.get("version"));
            assertThat(en.get("appliesTo")).isEqualTo(fr.get("appliesTo"));
            assertThat(bindings(en)).isEqualTo(bindings(fr)).contains("kairos.name.fr");
            assertThat(en.get("metadata").get("icon").asString()).startsWith("data:image/svg+xml,%3Csvg");
        }
        assertThat(words(french)).contains("Attendre le meilleur moment").doesNotContain("Wait for the best moment");
    }

    @Test
    void every_value_a_form_begins_with_is_one_that_it_admits() {
        CATALOGUE.templates().stream()
                .flatMap(template -> template.fields().stream())
                .filter(field -> !field.preset().isEmpty())
                .forEach(field -> assertThat(field.constraint().admits(field.preset()))
                        .as(field.property())
                        .isTrue());
    }

    @Test
    void every_template_of_flows_is_there() {
        CATALOGUE.templates().stream()
                .flatMap(template -> template.flows().stream())
                .forEach(flow -> assertThat(CATALOGUE.template(flow.replace("*", "")))
                        .as(flow)
                        .isPresent());
    }

    @Test
    void what_the_installation_has_becomes_a_choice() {
        Choices choices = new Choices(
                List.of(new Choice("sofa-letter", new Text("Letter", "Lettre"))), List.of(), List.of(), List.of());

        String json = new String(CATALOGUE.json(Locale.FRENCH, choices), StandardCharsets.UTF_8);

        assertThat(json).contains("{\"name\":\"Lettre\",\"value\":\"sofa-letter\"}");
        assertThat(new String(CATALOGUE.json(Locale.FRENCH), StandardCharsets.UTF_8))
                .doesNotContain("sofa-letter");
    }

    @Test
    void values_out_of_range_are_not_admitted() {
        assertThat(admits("kairos.wait.duration", "kairos.wait.amount", "366")).isTrue();
        assertThat(admits("kairos.wait.duration", "kairos.wait.amount", "367")).isFalse();
        assertThat(admits("kairos.wait.date", "kairos.wait.at", "24:00")).isFalse();
        assertThat(admits("kairos.send.email", "kairos.late.limit", "PT90M")).isTrue();
        assertThat(admits("kairos.send.email", "kairos.late.limit", "P31D")).isFalse();
        assertThat(admits("kairos.wait.date", "kairos.wait.too-late", "never")).isFalse();
    }

    @Test
    void the_archive_for_the_desktop_holds_both_languages_and_a_plugin_that_knows_the_waits() throws IOException {
        byte[] archive = DesktopZip.of(CATALOGUE);

        List<String> names = new ArrayList<>();
        String plugin = "";
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().equals("fr/resources/plugins/kairos-journeys/client.js")) {
                    plugin = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(names)
                .contains(
                        "README.md",
                        "LISEZMOI.md",
                        "en/resources/element-templates/kairos-journeys.json",
                        "fr/resources/element-templates/kairos-journeys.json",
                        "en/resources/plugins/kairos-journeys/index.js",
                        "journeys/before-departure.bpmn");
        assertThat(plugin)
                .contains("\"kairos.wait.best-moment\":\"bpmn:TimerEventDefinition\"")
                .contains("\"kairos.stop.purchase\":\"bpmn:MessageEventDefinition\"");
        assertThat(DesktopZip.of(CATALOGUE)).isEqualTo(archive);
    }

    @Test
    void a_recipe_becomes_a_journey_of_its_own() {
        String bpmn = new String(
                Recipes.bpmn("sofa", "my-sofa", "Sofas & <more> $1 \"x\"").orElseThrow(), StandardCharsets.UTF_8);

        assertThat(bpmn)
                .contains("<bpmn:process id=\"my-sofa\" name=\"Sofas &amp; &lt;more> $1 &quot;x&quot;\"")
                .contains("bpmnElement=\"my-sofa\"")
                .doesNotContain("id=\"sofa\"");
        assertThat(Recipes.bpmn("nothing-like-it")).isEmpty();
    }

    private static boolean admits(String template, String property, String value) {
        return CATALOGUE
                .template(template)
                .flatMap(found -> found.field(property))
                .orElseThrow()
                .constraint()
                .admits(value);
    }

    private static List<String> bindings(JsonNode template) {
        List<String> names = new ArrayList<>();
        template.get("properties")
                .forEach(property ->
                        names.add(property.get("binding").get("name").asString()));
        return names;
    }

    private static List<String> words(JsonNode templates) {
        List<String> names = new ArrayList<>();
        templates.forEach(template -> names.add(template.get("name").asString()));
        return names;
    }
}
