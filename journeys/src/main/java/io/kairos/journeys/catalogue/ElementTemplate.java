package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of step.
 *
 * @param id also the {@code camunda:modelerTemplate} of elements made from it
 * @param fixed values it writes by itself; they tell its steps from those of other templates
 * @param flows templates of the flows behind it; one with {@code *} may be there any number of times
 */
public record ElementTemplate(
        String id, Words words, Place place, Map<String, String> fixed, List<Field> fields, List<String> flows) {

    /** @param icon picture as a {@code data:} URI */
    public record Words(Text name, Text help, String icon) {}

    /**
     * What it stands on.
     *
     * @param on BPMN types it is offered for, such as {@code bpmn:Task}
     * @param as the type it makes
     * @param completes event definition that a modeler without our plug-in leaves out: {@code timer} or {@code message}
     * @param message name of the message it listens to, where it is always the same
     */
    public record Place(List<String> on, String as, Optional<String> completes, Optional<String> message) {
        public Place {
            on = List.copyOf(on);
        }

        /** The type as it is written in a file, such as {@code bpmn:serviceTask}. */
        public String tag() {
            int letter = as.indexOf(':') + 1;
            return as.substring(0, letter) + Character.toLowerCase(as.charAt(letter)) + as.substring(letter + 1);
        }
    }

    public ElementTemplate {
        fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
        fields = List.copyOf(fields);
        flows = List.copyOf(flows);
    }

    /** The field of a property, if the template has it. */
    public Optional<Field> field(String property) {
        return fields.stream()
                .filter(field -> field.property().equals(property))
                .findFirst();
    }

    /** Whether its steps may carry this property. */
    public boolean knows(String property) {
        return fixed.containsKey(property) || field(property).isPresent();
    }
}
