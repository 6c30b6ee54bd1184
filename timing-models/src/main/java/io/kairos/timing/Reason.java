package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One reason as code and parameters, to be stored and worded later.
 *
 * @param params plain strings that do not depend on the language: numbers, ISO dates, zoned date-times; in order of their names
 */
public record Reason(String code, Map<String, String> params) {

    public Reason {
        requireNonNull(code, "code is missing");
        params = Collections.unmodifiableMap(new TreeMap<>(params));
    }

    /** The reason in words: French for a French locale, else English. */
    public String text(Locale locale) {
        return Reasons.text(code, params, locale);
    }
}
