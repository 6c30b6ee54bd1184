package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the catalogue's YAML. The file is part of the program: a mistake in it stops the program with its place. */
final class CatalogueSource {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\""
            + " viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"#1f3b57\" stroke-width=\"1.8\" stroke-linecap=\"round\""
            + " stroke-linejoin=\"round\">";

    private final Map<String, Object> file;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, String> icons = new LinkedHashMap<>();

    private CatalogueSource(Map<String, Object> file) {
        this.file = file;
    }

    static TemplateCatalogue load(String resource) {
        return new CatalogueSource(ModuleFile.read(resource)).read();
    }

    private TemplateCatalogue read() {
        Map<String, Text> groups = new LinkedHashMap<>();
        ModuleFile.map(file.get("groups")).forEach((id, words) -> groups.put(id, ModuleFile.text(words)));
        ModuleFile.map(file.get("icons")).forEach((id, shapes) -> icons.put(id, picture(String.valueOf(shapes))));
        ModuleFile.map(file.get("fields")).forEach((id, field) -> fields.put(id, field(ModuleFile.map(field))));
        Map<String, ElementTemplate> templates = new LinkedHashMap<>();
        ModuleFile.map(file.get("templates"))
                .forEach((id, template) -> templates.put(id, template(id, ModuleFile.map(template))));
        int version = Integer.parseInt(String.valueOf(file.get("version")));
        return new TemplateCatalogue(version, groups, templates, icons, ModuleFile.known(fields, "name-fr"));
    }

    private ElementTemplate template(String id, Map<String, Object> entry) {
        Text name = ModuleFile.text(entry.get("name"));
        ElementTemplate.Words words = new ElementTemplate.Words(
                name,
                entry.containsKey("help") ? ModuleFile.text(entry.get("help")) : name,
                ModuleFile.known(icons, String.valueOf(entry.get("icon"))));
        List<String> on = ModuleFile.texts(entry.get("on"));
        ElementTemplate.Place place = new ElementTemplate.Place(
                on,
                Optional.ofNullable(entry.get("as")).map(String::valueOf).orElse(on.get(0)),
                Optional.ofNullable(entry.get("completes")).map(String::valueOf),
                Optional.ofNullable(entry.get("message")).map(String::valueOf));
        Map<String, String> fixed = new LinkedHashMap<>();
        ModuleFile.map(entry.getOrDefault("fixed", Map.of()))
                .forEach((key, value) -> fixed.put(key, String.valueOf(value)));
        List<Field> own = ModuleFile.texts(entry.getOrDefault("fields", List.of())).stream()
                .map(field -> ModuleFile.known(fields, field))
                .toList();
        return new ElementTemplate(
                id, words, place, fixed, own, ModuleFile.texts(entry.getOrDefault("flows", List.of())));
    }

    private static Field field(Map<String, Object> entry) {
        Field.Kind kind = Field.Kind.valueOf(String.valueOf(entry.get("type")).toUpperCase(Locale.ROOT));
        Field.Look look = new Field.Look(
                kind,
                String.valueOf(entry.get("group")),
                ModuleFile.text(entry.get("label")),
                Optional.ofNullable(entry.get("help")).map(ModuleFile::text));
        Map<String, Text> choices = new LinkedHashMap<>();
        ModuleFile.map(entry.getOrDefault("choices", Map.of()))
                .forEach((value, words) -> choices.put(value, ModuleFile.text(words)));
        Constraint constraint = new Constraint(
                choices,
                Optional.ofNullable(entry.get("from")).map(String::valueOf),
                Optional.ofNullable(entry.get("pattern")).map(String::valueOf).map(Pattern::compile),
                Optional.ofNullable(entry.get("duration")).map(CatalogueSource::span),
                Optional.ofNullable(entry.get("message")).map(ModuleFile::text));
        return new Field(
                String.valueOf(entry.get("property")),
                look,
                constraint,
                Optional.ofNullable(entry.get("missing")).map(String::valueOf),
                Optional.ofNullable(entry.get("default")).map(String::valueOf).orElse(""));
    }

    private static Constraint.Span span(Object node) {
        Map<String, Object> span = ModuleFile.map(node);
        return new Constraint.Span(
                Duration.parse(String.valueOf(span.get("least"))), Duration.parse(String.valueOf(span.get("most"))));
    }

    private static String picture(String shapes) {
        return "data:image/svg+xml,"
                + URLEncoder.encode(SVG + shapes + "</svg>", StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}
