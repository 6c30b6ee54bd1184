package io.kairos.orchestrator.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command cannot start or go on, for a reason its user can mend. Shown as two plain lines without a stack trace, and
 * the program ends with code 1. The words stand in {@code i18n/*.properties} under {@code start.<code>.what} and
 * {@code start.<code>.remedy}; they may name parameters in braces.
 */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, String> params;

    /**
     * What is wrong.
     *
     * @param code stable, dashed lower case
     * @param params values for the words: the name, the place, the number; never a password
     */
    public StartFailure(String code, Map<String, String> params) {
        this(code, params, null);
    }

    /** The same, keeping what caused it for the log. */
    public StartFailure(String code, Map<String, String> params, @Nullable Throwable cause) {
        super(code + " " + params, cause);
        this.code = code;
        this.params = Map.copyOf(params);
    }

    /** What is wrong, as a stable word. */
    public String code() {
        return code;
    }

    /** The values for the words. */
    public Map<String, String> params() {
        return params;
    }
}
