package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every kind of step a journey may have. Immutable. */
public final class TemplateCatalogue {

    private static final TemplateCatalogue SHIPPED = CatalogueSource.load("/kairos/catalogue/templates.yaml");

    private final int version;
    private final Map<String, Text> groups;
    private final Map<String, ElementTemplate> templates;
    private final Map<String, String> icons;
    private final Field frenchName;

    TemplateCatalogue(
            int version,
            Map<String, Text> groups,
            Map<String, ElementTemplate> templates,
            Map<String, String> icons,
            Field frenchName) {
        this.version = version;
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
        this.icons = Map.copyOf(icons);
        this.frenchName = frenchName;
    }

    /** The catalogue that comes with Kairos. */
    public static TemplateCatalogue shipped() {
        return SHIPPED;
    }

    /** Version of the templates, from 1: the same in every language. */
    public int version() {
        return version;
    }

    /** In the order of the forms. */
    public List<ElementTemplate> templates() {
        return List.copyOf(templates.values());
    }

    public Optional<ElementTemplate> template(String id) {
        return Optional.ofNullable(templates.get(id));
    }

    /** What every element may carry beside the fields of its template. */
    public Field frenchName() {
        return frenchName;
    }

    /** As element templates of Camunda 7 (schema 0.22.1): a JSON array in UTF-8, in English or French. */
    public byte[] json(Locale language) {
        return json(language, Choices.NONE);
    }

    /** The same, with what this installation has to choose from. */
    public byte[] json(Locale language, Choices choices) {
        return new TemplateJson(this, language, choices).bytes();
    }

    Map<String, Text> groups() {
        return groups;
    }

    /** A picture by its name, as a {@code data:} URI. */
    String icon(String name) {
        return Optional.ofNullable(icons.get(name))
                .orElseThrow(() -> new IllegalStateException("the catalogue has no picture '" + name + "'"));
    }
}
