package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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
        return new CatalogueSource(root(resource)).read();
    }

    /** The groups at the top of a file of this module. */
    static Map<String, Object> root(String resource) {
        try (InputStream yaml = CatalogueSource.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalStateException(resource + " is missing from the module");
            }
            return map(new Load(LoadSettings.builder().setLabel(resource).build()).loadFromInputStream(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TemplateCatalogue read() {
        Map<String, Text> groups = new LinkedHashMap<>();
        map(file.get("groups")).forEach((id, words) -> groups.put(id, text(words)));
        map(file.get("icons")).forEach((id, shapes) -> icons.put(id, picture(String.valueOf(shapes))));
        map(file.get("fields")).forEach((id, field) -> fields.put(id, field(map(field))));
        Map<String, ElementTemplate> templates = new LinkedHashMap<>();
        map(file.get("templates")).forEach((id, template) -> templates.put(id, template(id, map(template))));
        int version = Integer.parseInt(String.valueOf(file.get("version")));
        return new TemplateCatalogue(version, groups, templates, icons, known(fields, "name-fr"));
    }

    private ElementTemplate template(String id, Map<String, Object> entry) {
        Text name = text(entry.get("name"));
        ElementTemplate.Words words = new ElementTemplate.Words(
                name,
                entry.containsKey("help") ? text(entry.get("help")) : name,
                known(icons, String.valueOf(entry.get("icon"))));
        List<String> on = texts(entry.get("on"));
        ElementTemplate.Place place = new ElementTemplate.Place(
                on,
                Optional.ofNullable(entry.get("as")).map(String::valueOf).orElse(on.get(0)),
                Optional.ofNullable(entry.get("completes")).map(String::valueOf),
                Optional.ofNullable(entry.get("message")).map(String::valueOf));
        Map<String, String> fixed = new LinkedHashMap<>();
        map(entry.getOrDefault("fixed", Map.of())).forEach((key, value) -> fixed.put(key, String.valueOf(value)));
        List<Field> own = texts(entry.getOrDefault("fields", List.of())).stream()
                .map(field -> known(fields, field))
                .toList();
        return new ElementTemplate(id, words, place, fixed, own, texts(entry.getOrDefault("flows", List.of())));
    }

    private static Field field(Map<String, Object> entry) {
        Field.Kind kind = Field.Kind.valueOf(String.valueOf(entry.get("type")).toUpperCase(Locale.ROOT));
        Field.Look look = new Field.Look(
                kind,
                String.valueOf(entry.get("group")),
                text(entry.get("label")),
                Optional.ofNullable(entry.get("help")).map(CatalogueSource::text));
        Map<String, Text> choices = new LinkedHashMap<>();
        map(entry.getOrDefault("choices", Map.of())).forEach((value, words) -> choices.put(value, text(words)));
        Constraint constraint = new Constraint(
                choices,
                Optional.ofNullable(entry.get("from")).map(String::valueOf),
                Optional.ofNullable(entry.get("pattern")).map(String::valueOf).map(Pattern::compile),
                Optional.ofNullable(entry.get("duration")).map(CatalogueSource::span),
                Optional.ofNullable(entry.get("message")).map(CatalogueSource::text));
        return new Field(
                String.valueOf(entry.get("property")),
                look,
                constraint,
                Optional.ofNullable(entry.get("missing")).map(String::valueOf),
                Optional.ofNullable(entry.get("default")).map(String::valueOf).orElse(""));
    }

    private static Constraint.Span span(Object node) {
        Map<String, Object> span = map(node);
        return new Constraint.Span(
                Duration.parse(String.valueOf(span.get("least"))), Duration.parse(String.valueOf(span.get("most"))));
    }

    private static String picture(String shapes) {
        return "data:image/svg+xml,"
                + URLEncoder.encode(SVG + shapes + "</svg>", StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    static Text text(@Nullable Object node) {
        Map<String, Object> words = map(node);
        return new Text(known(words, "en").toString(), known(words, "fr").toString());
    }

    private static List<String> texts(@Nullable Object node) {
        if (!(node instanceof List<?> list)) {
            throw new IllegalStateException("the catalogue has '" + node + "' where a list is expected");
        }
        return list.stream().map(String::valueOf).toList();
    }

    static Map<String, Object> map(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> entries)) {
            throw new IllegalStateException("the catalogue has '" + node + "' where a group is expected");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    private static <T> T known(Map<String, T> all, String key) {
        return Optional.ofNullable(all.get(key))
                .orElseThrow(() -> new IllegalStateException("the catalogue refers to '" + key + "', which it lacks"));
    }
}
