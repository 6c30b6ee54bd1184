package io.kairos.journeys.bpmn;

import io.kairos.journeys.catalogue.Constraint;
import io.kairos.journeys.catalogue.ElementTemplate;
import io.kairos.journeys.catalogue.Field;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import io.kairos.journeys.feel.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the compiler goes by, for the checks in the browser: the closed list, the fields of every step, the questions of gateways and the
 * names that conditions know. The web application keeps a copy, {@code ui/src/rules/rules.json}; a test fails when it is older.
 */
public final class BrowserRules {

    private BrowserRules() {}

    /** As JSON in UTF-8, always the same for the same rules. */
    public static byte[] json() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("elements", elements());
        file.put(
                "templates",
                TemplateCatalogue.shipped().templates().stream()
                        .map(BrowserRules::template)
                        .toList());
        file.put("frenchName", StepProperties.NAME_FR);
        file.put("questions", GatewayCheck.questions());
        file.put(
                "variables",
                Variables.all().stream().map(Variables.Variable::name).toList());
        file.put("functions", Variables.functions().stream().sorted().toList());
        file.put("mostWays", ExecutableExpressions.MOST_WAYS);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    private static Map<String, Object> elements() {
        Map<String, Object> elements = new TreeMap<>();
        ClosedList.ofJourneys().forEach((name, entry) -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("attributes", entry.attributes().stream().sorted().toList());
            json.put("children", entry.children().stream().sorted().toList());
            json.put("text", entry.text());
            elements.put(name, json);
        });
        return elements;
    }

    private static Map<String, Object> template(ElementTemplate template) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", template.id());
        json.put("tag", template.place().tag());
        template.place().completes().ifPresent(definition -> json.put("completes", definition));
        template.place().message().ifPresent(message -> json.put("message", message));
        json.put("fixed", template.fixed());
        json.put("fields", template.fields().stream().map(BrowserRules::field).toList());
        return json;
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("property", field.property());
        field.missing().ifPresent(code -> json.put("missing", code));
        Constraint constraint = field.constraint();
        constraint.pattern().ifPresent(pattern -> json.put("pattern", pattern.pattern()));
        constraint
                .span()
                .ifPresentOrElse(
                        span -> json.put(
                                "span",
                                List.of(span.least().toSeconds(), span.most().toSeconds())),
                        () -> {
                            if (!constraint.choices().isEmpty()) {
                                json.put(
                                        "choices",
                                        new ArrayList<>(constraint.choices().keySet()));
                            }
                        });
        return json;
    }
}
