package io.kairos.orchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Words shown to people, in English and French. Every feature brings {@code i18n/<feature>.properties} and
 * {@code i18n/<feature>_fr.properties}, in UTF-8; a name in braces is replaced by the parameter of that name.
 */
@Component
public final class Texts {
    /** The languages there are; the first is the one used when none of them is asked for. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    /** Finds the words of every feature. */
    public Texts() {
        Resource[] files = files();
        messages.setBasenames(Stream.of(files)
                .map(file -> String.valueOf(file.getFilename()).replace(".properties", ""))
                .filter(name -> !name.endsWith("_fr"))
                .distinct()
                .sorted()
                .map(name -> "i18n/" + name)
                .toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    /** The words under that key; empty when there are none. */
    public Optional<String> find(String key, Map<String, String> params, Locale language) {
        return Optional.ofNullable(messages.getMessage(key, null, null, language))
                .map(text -> fill(text, params));
    }

    /** The words under that key; the key itself when there are none. */
    public String text(String key, Map<String, String> params, Locale language) {
        return find(key, params, language).orElse(key);
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fill(String text, Map<String, String> params) {
        String filled = text;
        for (Map.Entry<String, String> param : params.entrySet()) {
            filled = filled.replace("{" + param.getKey() + "}", param.getValue());
        }
        return filled;
    }
}
