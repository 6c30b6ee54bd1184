package io.kairos.orchestrator.timing;

import io.kairos.timing.drift.DriftBaseline;
import io.kairos.timing.drift.DriftMonitor;
import io.kairos.timing.drift.DriftReport;
import io.kairos.timing.model.ModelRef;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What tells one time from another: the values of a few features, one each for every case.
 *
 * @param numbers by feature
 */
record DriftSample(Map<String, double[]> numbers) {
    /** With fewer cases on either side nothing can be said. */
    private static final int LEAST = 50;

    DriftSample {
        numbers = Map.copyOf(numbers);
    }

    private int cases() {
        return numbers.values().stream().mapToInt(values -> values.length).min().orElse(0);
    }

    /** How far the recent cases are from these; empty where there are too few of either. */
    Optional<DriftReport> against(DriftSample recent, ModelRef model) {
        if (cases() < LEAST || recent.cases() < LEAST) return Optional.empty();
        DriftMonitor monitor = new DriftMonitor(DriftBaseline.of(model, numbers, Map.of()));
        recent.numbers()
                .forEach((feature, values) -> Arrays.stream(values).forEach(value -> monitor.observe(feature, value)));
        return Optional.of(monitor.report());
    }
}
