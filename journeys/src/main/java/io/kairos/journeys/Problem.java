package io.kairos.journeys;

import java.util.Objects;

/**
 * Something wrong with what a person gave us: what, where, and what to do about it.
 *
 * @param code stable, for example {@code DATE_IN_THE_PAST}
 * @param at the field, path or BPMN element it is about; never empty
 */
public record Problem(Severity severity, String code, String at, Text message, Text remedy) {

    /** An error refuses what it is about; a warning only says what was left out or looks unwise. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Problem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        if (code.isBlank() || at.isBlank()) {
            throw new IllegalArgumentException(
                    "a problem needs a code and a place, got '" + code + "' at '" + at + "'");
        }
    }

    public static Problem error(String code, String at, Text message, Text remedy) {
        return new Problem(Severity.ERROR, code, at, message, remedy);
    }

    public static Problem warning(String code, String at, Text message, Text remedy) {
        return new Problem(Severity.WARNING, code, at, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
