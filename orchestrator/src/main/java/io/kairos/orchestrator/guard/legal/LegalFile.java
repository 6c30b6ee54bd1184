package io.kairos.orchestrator.guard.legal;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code legal-windows.yaml}; whatever it cannot understand is named with its place. */
final class LegalFile {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "countries",
            "channels",
            "messages",
            "from",
            "to",
            "closed-on",
            "closed-on-holidays",
            "mention",
            "source",
            "read-on");

    private final String name;
    private final Map<String, List<String>> groups = new HashMap<>();

    private LegalFile(String name) {
        this.name = name;
    }

    static LegalRules read(String name, InputStream file) {
        try {
            return new LegalFile(name).read(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (YAMLException notYaml) {
            throw new IllegalArgumentException(name + " is no YAML: " + notYaml.getMessage(), notYaml);
        }
    }

    private LegalRules read(@Nullable Object root) {
        Map<?, ?> all = map("the file", root);
        map("groups", all.get("groups")).forEach((group, countries) -> groups.put(text(group), words(countries)));
        Map<String, Set<ZoneId>> zones = new HashMap<>();
        map("zones", all.get("zones"))
                .forEach((country, names) -> zones.put(
                        text(country),
                        words(names).stream().map(this::zone).collect(Collectors.toCollection(LinkedHashSet::new))));
        if (!(all.get("rules") instanceof List<?> rules)) {
            throw wrong("rules", "must be a list");
        }
        List<LegalRule> read = new ArrayList<>();
        rules.forEach(rule -> read.add(rule(map("rules", rule))));
        return new LegalRules(read, zones);
    }

    private LegalRule rule(Map<?, ?> fields) {
        String id = needed(fields, "id", "a rule");
        fields.keySet().stream()
                .filter(field -> !FIELDS.contains(text(field)))
                .findFirst()
                .ifPresent(field -> {
                    throw wrong(id + "." + field, "means nothing; known are " + FIELDS);
                });
        String messages = needed(fields, "messages", id);
        if (!Set.of("marketing", "all").contains(messages)) {
            throw wrong(id + ".messages", "must be marketing or all, not " + messages);
        }
        Set<String> countries = words(fields.get("countries")).stream()
                .flatMap(country -> groups.getOrDefault(country, List.of(country)).stream())
                .collect(Collectors.toSet());
        try {
            return new LegalRule(
                    id,
                    countries,
                    Set.copyOf(words(fields.get("channels"))),
                    messages.equals("marketing"),
                    LocalTime.parse(needed(fields, "from", id)),
                    LocalTime.parse(needed(fields, "to", id)),
                    words(fields.get("closed-on")).stream()
                            .map(DayOfWeek::valueOf)
                            .collect(Collectors.toSet()),
                    Boolean.TRUE.equals(fields.get("closed-on-holidays")),
                    mention(map(id + ".mention", fields.get("mention")), id),
                    needed(fields, "source", id),
                    date(fields.get("read-on"), id));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(id, String.valueOf(e.getMessage()));
        }
    }

    private Optional<LegalRule.Mention> mention(Map<?, ?> fields, String id) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new LegalRule.Mention(
                        needed(fields, "word", id + ".mention"),
                        needed(fields, "en", id + ".mention"),
                        needed(fields, "fr", id + ".mention")));
    }

    private LocalDate date(@Nullable Object value, String id) {
        if (value instanceof java.util.Date day) {
            return day.toInstant().atOffset(java.time.ZoneOffset.UTC).toLocalDate();
        }
        if (value == null) {
            throw wrong(id + ".read-on", "is missing: say when the source was last read");
        }
        return LocalDate.parse(text(value));
    }

    private ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw wrong("zones", "there is no zone " + zone);
        }
    }

    private String needed(Map<?, ?> fields, String field, String where) {
        Object value = fields.get(field);
        if (value == null || text(value).isBlank()) {
            throw wrong(where + "." + field, "is missing");
        }
        return text(value);
    }

    private Map<?, ?> map(String field, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(field, "must hold names and values");
    }

    private static List<String> words(@Nullable Object list) {
        return list instanceof List<?> words
                ? words.stream().map(LegalFile::text).toList()
                : List.of();
    }

    private static String text(Object value) {
        return String.valueOf(value).strip();
    }

    private IllegalArgumentException wrong(String field, String why) {
        return new IllegalArgumentException(name + ", " + field + ": " + why);
    }
}
