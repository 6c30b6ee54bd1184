package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.Choices.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Writes the catalogue as element templates of Camunda 7. */
final class TemplateJson {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, Object> TIME_TO_LIVE = Map.of(
            "type",
            "Hidden",
            "value",
            "P30D",
            "binding",
            Map.of("type", "property", "name", "camunda:historyTimeToLive"));

    private final TemplateCatalogue catalogue;
    private final Locale language;
    private final Choices choices;

    TemplateJson(TemplateCatalogue catalogue, Locale language, Choices choices) {
        this.catalogue = catalogue;
        this.language = language;
        this.choices = choices;
    }

    byte[] bytes() {
        return MAPPER.writeValueAsBytes(
                catalogue.templates().stream().map(this::template).toList());
    }

    private Map<String, Object> template(ElementTemplate template) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("$schema", SCHEMA);
        json.put("name", in(template.words().name()));
        json.put("id", template.id());
        json.put("version", catalogue.version());
        json.put("description", in(template.words().help()));
        json.put("metadata", metadata(template));
        json.put("appliesTo", template.place().on());
        if (!template.place().as().equals(template.place().on().get(0))) {
            json.put("elementType", Map.of("value", template.place().as()));
        }
        List<Field> fields = new ArrayList<>(template.fields());
        fields.add(catalogue.frenchName());
        json.put("groups", groups(fields));
        json.put("properties", properties(template, fields));
        return json;
    }

    /** For our own modeler: the picture, and what a step needs beyond what Camunda 7's templates can say. */
    private static Map<String, Object> metadata(ElementTemplate template) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("icon", template.words().icon());
        template.place().completes().ifPresent(definition -> metadata.put("eventDefinition", definition));
        template.place().message().ifPresent(message -> metadata.put("message", message));
        if (!template.flows().isEmpty()) {
            metadata.put("flows", template.flows());
        }
        return metadata;
    }

    private List<Map<String, String>> groups(List<Field> fields) {
        return catalogue.groups().entrySet().stream()
                .filter(group ->
                        fields.stream().anyMatch(field -> field.look().group().equals(group.getKey())))
                .map(group -> Map.of("id", group.getKey(), "label", in(group.getValue())))
                .toList();
    }

    private List<Map<String, Object>> properties(ElementTemplate template, List<Field> fields) {
        List<Map<String, Object>> properties = new ArrayList<>();
        template.fixed().forEach((property, value) -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("type", "Hidden");
            json.put("value", value);
            json.put("binding", binding(property));
            properties.add(json);
        });
        if (template.place().as().equals("bpmn:Process")) {
            properties.add(TIME_TO_LIVE);
        }
        fields.forEach(field -> properties.add(property(field)));
        return properties;
    }

    private Map<String, Object> property(Field field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", in(field.look().label()));
        field.look().help().ifPresent(help -> json.put("description", in(help)));
        json.put("group", field.look().group());
        List<Map<String, String>> offered = offered(field.constraint());
        json.put("type", offered.isEmpty() ? "String" : "Dropdown");
        if (!field.preset().isEmpty()) {
            json.put("value", field.preset());
        }
        if (!offered.isEmpty()) {
            json.put("choices", offered);
        }
        Map<String, Object> constraints = constraints(field);
        if (offered.isEmpty() && !constraints.isEmpty()) {
            json.put("constraints", constraints);
        }
        json.put("binding", binding(field.property()));
        return json;
    }

    private List<Map<String, String>> offered(Constraint constraint) {
        if (!constraint.choices().isEmpty()) {
            return constraint.choices().entrySet().stream()
                    .map(choice -> choice(choice.getKey(), choice.getValue()))
                    .toList();
        }
        List<Choice> installed = constraint.from().map(choices::from).orElse(List.of());
        return installed.stream()
                .map(choice -> choice(choice.value(), choice.name()))
                .toList();
    }

    private Map<String, String> choice(String value, Text words) {
        Map<String, String> choice = new LinkedHashMap<>();
        choice.put("name", in(words));
        choice.put("value", value);
        return choice;
    }

    private Map<String, Object> constraints(Field field) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        if (field.isRequired()) {
            constraints.put("notEmpty", true);
        }
        field.constraint().pattern().map(Pattern::pattern).ifPresent(pattern -> {
            Map<String, String> json = new LinkedHashMap<>();
            json.put("value", field.isRequired() ? "^(?:" + pattern + ")$" : "^(?:" + pattern + ")?$");
            json.put("message", in(field.constraint().allowed()));
            constraints.put("pattern", json);
        });
        return constraints;
    }

    private static Map<String, String> binding(String property) {
        Map<String, String> binding = new LinkedHashMap<>();
        binding.put("type", "camunda:property");
        binding.put("name", property);
        return binding;
    }

    private String in(Text text) {
        return text.in(language);
    }
}
