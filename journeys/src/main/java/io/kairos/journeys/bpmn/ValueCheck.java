package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.ElementTemplate;
import io.kairos.journeys.catalogue.Field;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the values of an element with the fields of the template it belongs to, by whatever modeler they were written. */
final class ValueCheck {

    private final JourneyProblems problems;

    ValueCheck(JourneyProblems problems) {
        this.problems = problems;
    }

    /** The values of a kind of step that the catalogue knows. */
    void of(XmlElement element, String templateId) {
        ElementTemplate template =
                TemplateCatalogue.shipped().template(templateId).orElseThrow();
        Set<String> known = new HashSet<>(template.fixed().keySet());
        template.fields().forEach(field -> known.add(field.property()));
        if (known.contains(StepProperties.DECIDE_TABLE)) {
            known.add(StepProperties.DECIDE_RULES);
        }
        onlyKnown(element, known);
        Map<String, String> given = element.properties();
        template.fixed().forEach((property, value) -> {
            if (!given.getOrDefault(property, value).equals(value)) {
                problems.badProperty(element, property, given.getOrDefault(property, ""), value);
            }
        });
        template.fields().forEach(field -> field(element, field, given.getOrDefault(field.property(), "")));
    }

    private void field(XmlElement element, Field field, String value) {
        Text allowed = field.constraint().allowed();
        if (value.isBlank()) {
            field.missing().ifPresent(code -> problems.missingProperty(element, field.property(), code, allowed));
        } else if (!field.constraint().admits(value)) {
            problems.badProperty(element, field.property(), value, allowed);
        }
    }

    void onlyKnown(XmlElement element, Set<String> known) {
        for (String name : element.properties().keySet()) {
            if (!known.contains(name) && !name.equals(StepProperties.NAME_FR)) {
                Text label = FieldWords.of(name);
                Text others = FieldWords.all(fields(known));
                problems.simply(
                        "UNKNOWN_PROPERTY",
                        element,
                        "'" + label.en() + "' means nothing on this element.",
                        "« " + label.fr() + " » n'a pas de sens sur cet élément.",
                        "Remove it. Known here: " + others.en() + ".",
                        "Supprimez-le. Connus ici : " + others.fr() + ".");
            }
        }
    }

    private static List<String> fields(Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        all.add(StepProperties.NAME_FR);
        return List.copyOf(all);
    }
}
