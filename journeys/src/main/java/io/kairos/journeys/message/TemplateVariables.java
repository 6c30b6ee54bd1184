package io.kairos.journeys.message;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a message reads, as paths such as {@code need.subject}.
 *
 * @param required must be given to render it
 * @param optional are asked for in a condition or have a default
 */
public record TemplateVariables(Set<String> required, Set<String> optional) {

    public TemplateVariables {
        required = Set.copyOf(required);
        optional = Set.copyOf(optional);
    }

    /** All variables of several parts; what one part tests for is optional in that part alone. */
    static TemplateVariables union(Collection<TemplateVariables> parts) {
        Set<String> required = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        parts.forEach(part -> {
            required.addAll(part.required);
            optional.addAll(part.optional);
        });
        optional.removeAll(required);
        return new TemplateVariables(required, optional);
    }
}
