package io.kairos.journeys.message;

import java.util.Set;
import java.util.TreeSet;

/** A message was to be rendered without values that it needs. */
public final class MissingVariable extends MessageException {

    private static final long serialVersionUID = 1L;

    private final TreeSet<String> variables;

    MissingVariable(String message, Set<String> variables) {
        super(MessageProblems.missing(message, variables));
        this.variables = new TreeSet<>(variables);
    }

    /** Paths of the missing values, such as {@code need.subject}. */
    public Set<String> variables() {
        return Set.copyOf(variables);
    }
}
