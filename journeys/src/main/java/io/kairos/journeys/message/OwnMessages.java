package io.kairos.journeys.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that one version of a journey holds for a step of its own. They are known by an id that says where they are found, and by a
 * sum of their words, so that a draft that is tried is never taken for what is in force. Thread-safe.
 */
public final class OwnMessages {
    private static final Pattern ID = Pattern.compile("own/([^/]+)/(\\d{1,10})/([^/]+)/[0-9a-f]{1,8}");
    private static final int KEPT = 300;

    private final Source source;
    private final Parser parser;
    private final Map<String, Map<String, MessageTemplate>> parsed = new ConcurrentHashMap<>();

    OwnMessages(Source source, Parser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** Where they are found. */
    public interface Source {
        /** The files of parts of a step, by language tag; empty where there are none. */
        Map<String, String> words(String journeyId, int version, String step);
    }

    interface Parser {
        MessageTemplate parse(String name, Locale locale, String content);
    }

    static OwnMessages none() {
        return new OwnMessages((journeyId, version, step) -> Map.of(), (name, locale, content) -> {
            throw new IllegalStateException("nothing is written in journeys here");
        });
    }

    /** By what a dispatch names the message of a step. */
    public static String id(String journeyId, int version, String step, Map<String, String> words) {
        String sum = Integer.toHexString(new TreeMap<>(words).hashCode());
        return "own/" + journeyId + "/" + version + "/" + step + "/" + sum;
    }

    static boolean isOwn(String id) {
        return id.startsWith("own/");
    }

    Optional<Map<String, MessageTemplate>> languages(String id) {
        Map<String, MessageTemplate> known = parsed.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Map<String, String> words = source.words(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<String, MessageTemplate> languages = new LinkedHashMap<>();
        words.forEach((tag, content) ->
                languages.put(tag, parser.parse(parts.group(3), Locale.forLanguageTag(tag), content)));
        if (parsed.size() >= KEPT) {
            parsed.clear();
        }
        parsed.put(id, languages);
        return Optional.of(languages);
    }
}
