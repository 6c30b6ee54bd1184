package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.ElementTemplate;
import io.kairos.journeys.catalogue.Field;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import java.util.HashMap;
import java.util.Map;

/** What the form calls a value of the file: who draws journeys knows its label, not its property. */
final class FieldWords {

    /** Values that templates write themselves, so that no form has a field for them. */
    private static final Map<String, Text> FIXED = Map.of(
            StepProperties.WAIT,
            new Text("kind of wait", "type d'attente"),
            StepProperties.SEND_CHANNEL,
            new Text("channel", "canal"),
            "kairos.path",
            new Text("path", "voie"),
            StepProperties.LATE_LIMIT,
            new Text("late after", "en retard après"),
            StepProperties.LATE_THEN,
            new Text("if it is late", "en cas de retard"));

    private static final Map<String, Text> LABELS = labels();

    private FieldWords() {}

    /** The label of a property's field; the name itself where no form has one. */
    static Text of(String property) {
        return LABELS.getOrDefault(property, new Text(property, property));
    }

    /** Several, in one line. */
    static Text all(Iterable<String> properties) {
        StringBuilder en = new StringBuilder();
        StringBuilder fr = new StringBuilder();
        for (String property : properties) {
            Text label = of(property);
            en.append(en.isEmpty() ? "" : ", ").append(label.en());
            fr.append(fr.isEmpty() ? "" : ", ").append(label.fr());
        }
        return new Text(en.toString(), fr.toString());
    }

    private static Map<String, Text> labels() {
        Map<String, Text> labels = new HashMap<>(FIXED);
        for (ElementTemplate template : TemplateCatalogue.shipped().templates()) {
            for (Field field : template.fields()) {
                labels.put(field.property(), field.look().label());
            }
        }
        return labels;
    }
}
