package io.kairos.orchestrator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Times work, and counts the processor time it takes from this process and from PostgreSQL. The latter is known where
 * PostgreSQL runs on this machine and the machine is a Linux; on a busy machine it says more than the clock does.
 */
public final class Meter {
    private static final Path PROCESSES = Path.of("/proc");
    /** The unit of these files, whatever the machine: USER_HZ. */
    private static final double TICKS_A_SECOND = 100;

    private final Optional<Path> postgres;
    private final Map<String, List<Cost>> costs = new HashMap<>();

    /** @param jdbc a connection to the server to be watched */
    public Meter(JdbcOperations jdbc) {
        var backend = PROCESSES.resolve(String.valueOf(jdbc.queryForObject("select pg_backend_pid()", Integer.class)));
        postgres = stat(backend)
                .filter(stat -> stat.name().startsWith("postgres"))
                .map(stat -> PROCESSES.resolve(stat.parent()));
    }

    /** Does so many pieces of work and says how many a second were done. */
    public double rate(String name, int many, Runnable work) {
        double java = java();
        double database = database();
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        costs.computeIfAbsent(name, none -> new ArrayList<>())
                .add(new Cost((java() - java) / many, (database() - database) / many));
        return many / seconds;
    }

    /** Microseconds of processor time of this process for one piece: the median over all turns but the first. */
    public OptionalDouble javaMicros(String name) {
        return median(name, cost -> cost.java);
    }

    /** The same of PostgreSQL; empty where it is not known. */
    public OptionalDouble databaseMicros(String name) {
        return postgres.isEmpty() ? OptionalDouble.empty() : median(name, cost -> cost.database);
    }

    private OptionalDouble median(String name, ToDoubleFunction<Cost> part) {
        var all = costs.getOrDefault(name, List.of());
        double[] sorted = all.stream()
                .skip(all.size() > 1 ? 1 : 0)
                .mapToDouble(part)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2 * 1e6);
    }

    private static double java() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(0.0);
    }

    /** What the server, those of its processes that ended and those that live have spent. */
    private double database() {
        if (postgres.isEmpty()) {
            return 0;
        }
        var server = postgres.get().getFileName().toString();
        try (Stream<Path> all = Files.list(PROCESSES)) {
            return all.map(Meter::stat)
                    .flatMap(Optional::stream)
                    .filter(stat -> stat.parent().equals(server) || stat.id().equals(server))
                    .mapToDouble(stat -> stat.id().equals(server) ? stat.own() + stat.ended() : stat.own())
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Optional<Stat> stat(Path process) {
        try {
            var line = Files.readString(process.resolve("stat"));
            int nameEnds = line.lastIndexOf(')');
            var fields = line.substring(nameEnds + 2).split(" ");
            double[] ticks = Arrays.stream(fields, 11, 15)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Optional.of(new Stat(
                    process.getFileName().toString(),
                    line.substring(line.indexOf('(') + 1, nameEnds),
                    fields[1],
                    (ticks[0] + ticks[1]) / TICKS_A_SECOND,
                    (ticks[2] + ticks[3]) / TICKS_A_SECOND));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private record Cost(double java, double database) {}

    private record Stat(String id, String name, String parent, double own, double ended) {}
}
