package io.kairos.orchestrator.customer;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locales as libraries send them: {@code fr-FR}, {@code fr_FR}, {@code fr}. */
final class Locales {
    private Locales() {}

    /** The locale of this tag; empty where none is given or the tag says no language. */
    static Optional<Locale> read(@Nullable Object value) {
        if (!(value instanceof String tag)) return Optional.empty();
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
    }
}
