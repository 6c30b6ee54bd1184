package io.kairos.timing.dated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The feature dictionary: one column per level of every feature, with the share of the training rows that have it.
 * A rare integer counts as the nearest level, a rare word as {@value #OTHER}; a missing feature as {@value #MISSING}
 * or, where training never missed it, as the average customer.
 */
final class Columns {

    static final String MISSING = "(missing)";
    static final String OTHER = "(other)";
    private static final String MONTH = "date.month";
    private static final String WEEKDAY = "date.weekday";
    private static final int MIN_ROWS = 50;

    /** One column: a feature at a level. */
    record Column(String feature, String level, double share) {}

    private final List<Column> columns;
    private final Map<String, Map<String, Integer>> index = new TreeMap<>();

    Columns(List<Column> columns) {
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++)
            index.computeIfAbsent(columns.get(i).feature(), each -> new TreeMap<>())
                    .put(columns.get(i).level(), i);
    }

    static Columns of(Collection<LeadTimeObservation> observations) {
        Set<String> names = new TreeSet<>(Set.of(MONTH, WEEKDAY));
        observations.forEach(each -> names.addAll(each.features().keySet()));
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            Map<String, Integer> counts = new TreeMap<>();
            for (LeadTimeObservation each : observations)
                counts.merge(value(name, each.features(), each.date()), 1, Integer::sum);
            levels(counts)
                    .forEach((level, count) ->
                            columns.add(new Column(name, level, count / (double) observations.size())));
        }
        return new Columns(columns);
    }

    private static Map<String, Integer> levels(Map<String, Integer> counts) {
        Map<String, Integer> kept = new TreeMap<>(counts);
        kept.values().removeIf(count -> count < MIN_ROWS);
        Map<String, Integer> levels = new TreeMap<>(kept);
        counts.forEach((value, count) -> {
            if (!kept.containsKey(value) && !value.equals(MISSING))
                levels.merge(nearest(value, kept.keySet()), count, Integer::sum);
        });
        return levels;
    }

    private static String nearest(String value, Set<String> levels) {
        if (!isInteger(value)) return OTHER;
        return levels.stream()
                .filter(Columns::isInteger)
                .min(Comparator.comparingLong(level -> Math.abs(Long.parseLong(level) - Long.parseLong(value))))
                .orElse(OTHER);
    }

    private static boolean isInteger(String value) {
        return value.matches("\\d{1,9}");
    }

    private static String value(String name, Map<String, String> features, LocalDate date) {
        if (name.equals(MONTH)) return Integer.toString(date.getMonthValue());
        if (name.equals(WEEKDAY)) return Integer.toString(date.getDayOfWeek().getValue());
        String value = features.getOrDefault(name, "").trim();
        return value.isEmpty() ? MISSING : value;
    }

    List<Column> all() {
        return columns;
    }

    int count() {
        return columns.size();
    }

    /** Columns a training row has; the average never occurs here. */
    int[] active(LeadTimeObservation row) {
        return weights(row.features(), row.date()).entrySet().stream()
                .filter(each -> each.getValue() == 1)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    /** Column to weight: 1 for the level at hand, the training shares where nothing is known. */
    Map<Integer, Double> weights(Map<String, String> features, LocalDate date) {
        Map<Integer, Double> weights = new HashMap<>();
        index.forEach((name, levels) -> {
            String value = value(name, features, date);
            Integer column = levels.get(value);
            if (column == null && !value.equals(MISSING)) column = levels.get(nearest(value, levels.keySet()));
            if (column != null) weights.put(column, 1.0);
            else
                levels.values()
                        .forEach(each -> weights.put(each, columns.get(each).share()));
        });
        return weights;
    }
}
