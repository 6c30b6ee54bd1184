package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.bench.ProcessorTime;
import io.kairos.orchestrator.bench.ProcessorTime.Used;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What one message costs in processor time, of the JVM and of PostgreSQL, while the contenders take turns. */
final class BenchCosts {
    /** The alternative's name among the channels. */
    static final String OTHER = "db-scheduler";

    private static final Map<String, String> NAMES = Map.of(
            NoOpChannels.BARE, "processor time of one dispatch at batch, nobody asked",
            NoOpChannels.BATCH, "processor time of one dispatch at batch, all guards asked",
            NoOpChannels.SINGLE, "processor time of one dispatch, one call each");

    private final BenchRun run;
    private final Optional<ProcessorTime> time;
    private final int many;
    private final Map<String, List<Double>> micros = new TreeMap<>();
    private Optional<Used> before = Optional.empty();

    BenchCosts(BenchRun run, Optional<ProcessorTime> time, int many) {
        this.run = run;
        this.time = time;
        this.many = many;
    }

    void begin() {
        before = time.map(ProcessorTime::used);
    }

    void end(String who) {
        time.map(ProcessorTime::used).ifPresent(now -> {
            Used used = now.since(before.orElseThrow());
            run.progress().accept(who + ": " + used.eachInWords(many));
            micros.computeIfAbsent(who, name -> new ArrayList<>()).add(used.microsEach(many));
        });
    }

    /** The medians; none where the processor time is not known. The first turns, which warm everything up, count little. */
    List<BenchRow> rows() {
        return NAMES.entrySet().stream()
                .filter(one -> micros.containsKey(one.getKey()))
                .map(one -> new BenchRow(
                        one.getValue(),
                        "us",
                        median(micros.getOrDefault(one.getKey(), List.of())),
                        OptionalDouble.of(median(micros.getOrDefault(OTHER, List.of()))),
                        Optional.of("db-scheduler 16.12.0 lock-and-fetch")))
                .toList();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
