package io.kairos.orchestrator.decision;

import io.kairos.timing.Reasons;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The words of codes, in English and French: reasons of decisions and the sentences of timelines.
 *
 * <p>Words are looked up in every bundle {@code reasons/*.properties} (French in {@code *_fr.properties}), then among the
 * words of the timing models. They name their parameters in braces, {@code {name}}; a parameter whose name ends in
 * {@code At} and holds an ISO instant is shown as a local time of the given zone; one named {@code date} or ending in
 * {@code Date} that holds an ISO date, as a date; and a value that has words of its own under {@code name.value}, such as
 * {@code channel.email}, in these words.
 */
@Component
public final class ReasonTexts {

    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");
    private static final String ABSENT = "–";

    private final Map<String, String> english;
    private final Map<String, String> french;

    public ReasonTexts() {
        ReasonBundles bundles = ReasonBundles.onClassPath();
        english = bundles.english();
        french = bundles.french();
    }

    /** The words of a reason; a code nobody knows is shown itself, readable. */
    public String text(Reason reason, Locale locale, ZoneId zone) {
        return text(reason.code(), reason.params(), locale, zone);
    }

    /** The words of a code with these parameters; times in {@code zone}. */
    public String text(String code, Map<String, String> params, Locale locale, ZoneId zone) {
        Map<String, String> shown = shown(params, locale, zone);
        String words = bundle(locale).get(code);
        if (words != null) {
            return filled(words, shown);
        }
        String timing = Reasons.text(code, params, locale);
        return timing.equals(code) ? readable(code, shown) : timing;
    }

    /** Whether there are words for this code, in a bundle or among those of the timing models. */
    public boolean knows(String code) {
        return english.containsKey(code)
                || !Reasons.text(code, Map.of(), Locale.ENGLISH).equals(code);
    }

    private Map<String, String> bundle(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }

    private Map<String, String> shown(Map<String, String> params, Locale locale, ZoneId zone) {
        Map<String, String> shown = new HashMap<>(params);
        shown.replaceAll((name, value) -> shown(name, value, locale, zone));
        return shown;
    }

    private String shown(String name, String value, Locale locale, ZoneId zone) {
        if (name.endsWith("At")) {
            return time(value, locale, zone);
        }
        if (name.equals("date") || name.endsWith("Date")) {
            return date(value, locale);
        }
        return bundle(locale).getOrDefault(name + "." + value, value);
    }

    private static String time(String value, Locale locale, ZoneId zone) {
        try {
            return LocalTimes.dateAndTime(Instant.parse(value), zone, locale);
        } catch (DateTimeException notAnInstant) {
            return value;
        }
    }

    private static String date(String value, Locale locale) {
        try {
            return LocalTimes.date(LocalDate.parse(value), locale);
        } catch (DateTimeException notADate) {
            return value;
        }
    }

    private static String filled(String words, Map<String, String> params) {
        return PARAMETER
                .matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(params.getOrDefault(found.group(1), ABSENT)));
    }

    private static String readable(String code, Map<String, String> params) {
        String words = code.replaceAll("[._-]+", " ").strip();
        StringBuilder text = new StringBuilder(words.isEmpty() ? code : words);
        for (String name : new TreeSet<>(params.keySet())) {
            text.append(text.indexOf(": ") < 0 ? ": " : ", ")
                    .append(name)
                    .append(' ')
                    .append(params.get(name));
        }
        return text.toString();
    }
}
