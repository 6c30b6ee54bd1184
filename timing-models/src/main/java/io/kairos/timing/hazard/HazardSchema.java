package io.kairos.timing.hazard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names and order of what is known of a case from its start on.
 *
 * @param numbers quantities, in the order of {@link HazardCase#numbers}
 * @param categories words, in the order of {@link HazardCase#categories}
 */
public record HazardSchema(List<String> numbers, List<String> categories) {

    public HazardSchema {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
        Set<String> seen = new HashSet<>();
        Stream.concat(numbers.stream(), categories.stream()).forEach(name -> {
            if (name.isBlank() || !seen.add(name))
                throw new IllegalArgumentException("feature names must differ and not be blank: \"" + name + "\"");
        });
    }

    int count() {
        return numbers.size() + categories.size();
    }

    String name(int feature) {
        return feature < numbers.size() ? numbers.get(feature) : categories.get(feature - numbers.size());
    }

    void requireShape(double[] numberValues, List<String> categoryValues) {
        if (numberValues.length != numbers.size() || categoryValues.size() != categories.size())
            throw new IllegalArgumentException("a case has " + numbers.size() + " numbers and " + categories.size()
                    + " categories " + this + ", not " + numberValues.length + " and " + categoryValues.size());
    }
}
