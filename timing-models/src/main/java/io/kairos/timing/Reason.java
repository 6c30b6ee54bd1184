package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;

/**
 * One reason as code and parameters, to be stored and worded later.
 *
 * @param params plain strings that do not depend on the language: numbers, ISO dates, zoned date-times
 */
public record Reason(String code, Map<String, String> params) {

    public Reason {
        requireNonNull(code);
        params = Map.copyOf(params);
    }

    /** The reason in words: French for a French locale, else English. */
    public String text(Locale locale) {
        return Reasons.text(code, params, locale);
    }
}
