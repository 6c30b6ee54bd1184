package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes Segment messages of CSV rows by the names in the header: {@code event}, {@code properties.price},
 * {@code traits.address.country}. Empty fields are absent. {@code true} and {@code false} are truth values, and inside
 * {@code properties} what reads as a number is one (but not {@code 007}). Without a {@code type} column a row is a track.
 */
final class CsvColumns {
    private static final Set<String> NAMES = Set.of(
            "type",
            "event",
            "name",
            "category",
            "userId",
            "anonymousId",
            "previousId",
            "groupId",
            "messageId",
            "timestamp",
            "originalTimestamp",
            "sentAt");
    private static final Set<String> OBJECTS = Set.of("properties", "traits", "context");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");

    private final char delimiter;
    private final List<String[]> paths;

    private CsvColumns(char delimiter, List<String[]> paths) {
        this.delimiter = delimiter;
        this.paths = paths;
    }

    /**
     * Reads the header line.
     *
     * @throws ProblemException {@code column-unknown} for a name that is none of a Segment message
     */
    static CsvColumns of(String header) {
        char delimiter = CsvRow.delimiter(header);
        List<String[]> paths = CsvRow.fields(header, delimiter).stream()
                .map(name -> name.strip().split("\\."))
                .toList();
        for (String[] path : paths) {
            boolean known = path.length == 1 ? NAMES.contains(path[0]) : OBJECTS.contains(path[0]);
            if (!known) {
                throw new ProblemException(Problem.of(400, "column-unknown")
                        .with("value", CaptureProblems.shortened(String.join(".", path))));
            }
        }
        return new CsvColumns(delimiter, paths);
    }

    /**
     * The message of a row.
     *
     * @throws ProblemException {@code fields-miscounted} where the row has more or fewer fields than the header
     */
    Map<String, Object> message(String row) {
        List<String> fields = CsvRow.fields(row, delimiter);
        if (fields.size() != paths.size()) {
            throw new ProblemException(Problem.of(400, "fields-miscounted")
                    .with("expected", paths.size())
                    .with("found", fields.size()));
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", EventType.TRACK.wire());
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isBlank())
                put(message, paths.get(i), fields.get(i).strip());
        }
        return message;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> message, String[] path, String text) {
        Map<String, Object> at = message;
        for (int i = 0; i < path.length - 1; i++) {
            Object inner = at.computeIfAbsent(path[i], name -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map)) return;
            at = (Map<String, Object>) inner;
        }
        at.put(path[path.length - 1], path.length == 1 ? text : value(path[0], text));
    }

    private static Object value(String object, String text) {
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        if (!object.equals("properties") || !NUMBER.matcher(text).matches()) return text;
        return text.indexOf('.') < 0 ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
    }
}
