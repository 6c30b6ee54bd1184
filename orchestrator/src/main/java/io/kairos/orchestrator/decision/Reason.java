package io.kairos.orchestrator.decision;

import java.util.Map;

/**
 * Why something was decided: a stable code and its parameters; the words are made when it is shown.
 *
 * @param code stable, dotted or dashed lower case, such as {@code quiet-hours}
 * @param params values for the words; no personal data but the customer's own facts
 */
public record Reason(String code, Map<String, String> params) {
    public Reason {
        params = Map.copyOf(params);
    }

    /** A reason without parameters. */
    public static Reason of(String code) {
        return new Reason(code, Map.of());
    }
}
