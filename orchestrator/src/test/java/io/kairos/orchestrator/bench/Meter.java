package io.kairos.orchestrator.bench;

import io.kairos.orchestrator.bench.ProcessorTime.Used;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** Times work, and keeps the processor time one piece of it took, by figure; on a busy machine that says more. */
public final class Meter {
    private final Optional<ProcessorTime> time;
    private final Map<String, List<Used>> costs = new HashMap<>();

    /** @param jdbc a connection to the server to be watched */
    public Meter(JdbcTemplate jdbc) {
        time = ProcessorTime.of(jdbc);
    }

    /** Does so many pieces of work and says how many a second were done. */
    public double rate(String figure, int many, Runnable work) {
        var before = time.map(ProcessorTime::used);
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        time.map(ProcessorTime::used).ifPresent(now -> {
            var used = now.since(before.orElseThrow());
            costs.computeIfAbsent(figure, none -> new ArrayList<>())
                    .add(new Used(used.jvm() * 1e6 / many, used.postgres() * 1e6 / many));
        });
        return many / seconds;
    }

    /** Microseconds of this process for one piece: the median over all turns but the first; empty where it is not known. */
    public OptionalDouble javaMicros(String figure) {
        return median(figure, Used::jvm);
    }

    /** The same of PostgreSQL. */
    public OptionalDouble databaseMicros(String figure) {
        return median(figure, Used::postgres);
    }

    private OptionalDouble median(String figure, ToDoubleFunction<Used> part) {
        var all = costs.getOrDefault(figure, List.of());
        double[] sorted = all.stream()
                .skip(all.size() > 1 ? 1 : 0)
                .mapToDouble(part)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }
}
