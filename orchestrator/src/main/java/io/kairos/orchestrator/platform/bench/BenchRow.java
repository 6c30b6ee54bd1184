package io.kairos.orchestrator.platform.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param name what was measured
 * @param unit of both figures, such as {@code dispatches/s}
 * @param ours the median over the rounds
 * @param other the alternative's median over the same rounds; empty where there is none
 * @param otherName what the alternative is
 */
public record BenchRow(String name, String unit, double ours, OptionalDouble other, Optional<String> otherName) {
    /** A figure that nothing stands beside. */
    public static BenchRow alone(String name, String unit, double ours) {
        return new BenchRow(name, unit, ours, OptionalDouble.empty(), Optional.empty());
    }

    /** Ours divided by the other's. */
    public OptionalDouble ratio() {
        return other.isPresent() ? OptionalDouble.of(ours / other.getAsDouble()) : OptionalDouble.empty();
    }

    /** As the file shows it. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("ours", rounded(ours));
        row.put("other", other.isPresent() ? rounded(other.getAsDouble()) : null);
        row.put("otherName", otherName.orElse(null));
        row.put("ratio", ratio().isPresent() ? rounded(ratio().getAsDouble()) : null);
        row.put("unit", unit);
        return row;
    }

    /** Three significant figures say all that such a measurement knows; whole numbers above that. */
    private static double rounded(double value) {
        return Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 100) / 100;
    }
}
