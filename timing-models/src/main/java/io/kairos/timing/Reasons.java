package io.kairos.timing;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for reason codes, from the resource bundle {@code reasons}. */
public final class Reasons {

    /** {@code {name}} or {@code {name:kind}}, see {@link ReasonValue}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

    private static final ResourceBundle.Control ENGLISH_UNLESS_FRENCH =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Reasons() {}

    /** The reason in words; an unknown code or a missing parameter shows as itself rather than fail a page. */
    public static String text(String code, Map<String, String> params, Locale locale) {
        Locale language = Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? Locale.FRENCH : Locale.ENGLISH;
        Matcher matcher = PLACEHOLDER.matcher(template(code, language));
        return matcher.replaceAll(found -> {
            String value = params.getOrDefault(found.group(1), "?");
            String kind = found.group(2);
            return Matcher.quoteReplacement(kind == null ? value : ReasonValue.format(kind, value, language));
        });
    }

    private static String template(String code, Locale language) {
        try {
            return ResourceBundle.getBundle(
                            "io.kairos.timing.reasons", language, Reasons.class.getClassLoader(), ENGLISH_UNLESS_FRENCH)
                    .getString(code);
        } catch (MissingResourceException unknown) {
            return code;
        }
    }
}
