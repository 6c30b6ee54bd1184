package io.kairos.timing.dated;

import io.kairos.timing.hazard.HazardSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a lead-time model looks at: the features by name, as numbers where past ones read as numbers, and the date's own weekday
 * (and month). Blank or absent is missing.
 */
final class LeadFeatures {

    private static final String MONTH = "date.month";
    private static final String WEEKDAY = "date.weekday";
    private static final int LEAST_VALUES = 3;
    private static final double READABLE = 0.99;

    private final HazardSchema schema;

    LeadFeatures(HazardSchema schema) {
        this.schema = schema;
    }

    /** @param withMonth whether the season counts; over a year or less it cannot be told from a trend */
    static LeadFeatures of(Collection<LeadTimeObservation> observations, boolean withMonth) {
        Set<String> names = new TreeSet<>();
        observations.forEach(each -> names.addAll(each.features().keySet()));
        names.removeAll(Set.of(MONTH, WEEKDAY));
        List<String> numbers = new ArrayList<>(withMonth ? List.of(MONTH, WEEKDAY) : List.of(WEEKDAY));
        List<String> categories = new ArrayList<>();
        for (String name : names) (isNumber(name, observations) ? numbers : categories).add(name);
        return new LeadFeatures(new HazardSchema(numbers, categories));
    }

    private static boolean isNumber(String name, Collection<LeadTimeObservation> observations) {
        Set<Double> values = new HashSet<>();
        int given = 0;
        int read = 0;
        for (LeadTimeObservation each : observations) {
            String text = text(name, each.features());
            if (text.isEmpty()) continue;
            given++;
            double value = parsed(text);
            if (Double.isNaN(value)) continue;
            read++;
            if (values.size() < LEAST_VALUES) values.add(value);
        }
        return values.size() >= LEAST_VALUES && read >= READABLE * given;
    }

    HazardSchema schema() {
        return schema;
    }

    double[] numbers(Map<String, String> features, LocalDate date) {
        double[] numbers = new double[schema.numbers().size()];
        for (int i = 0; i < numbers.length; i++) {
            String name = schema.numbers().get(i);
            numbers[i] = switch (name) {
                case MONTH -> date.getMonthValue();
                case WEEKDAY -> date.getDayOfWeek().getValue();
                default -> parsed(text(name, features));
            };
        }
        return numbers;
    }

    List<String> categories(Map<String, String> features) {
        String[] words = new String[schema.categories().size()];
        for (int i = 0; i < words.length; i++)
            words[i] = text(schema.categories().get(i), features);
        return List.of(words);
    }

    private static String text(String name, Map<String, String> features) {
        return features.getOrDefault(name, "").trim();
    }

    /** NaN where it is no finite number. */
    private static double parsed(String text) {
        if (text.isEmpty()) return Double.NaN;
        char first = text.charAt(0);
        if (first > '9' || first < '+') return Double.NaN;
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException word) {
            return Double.NaN;
        }
    }
}
