package io.kairos.orchestrator.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The processor time that this process and the PostgreSQL beside it have used: it waits for nobody, so it says what work costs on a
 * machine that is busy otherwise. From Linux's {@code /proc}; nowhere else is it known.
 */
public final class ProcessorTime {
    private static final Path PROCESSES = Path.of("/proc");
    private static final double TICKS = 100;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long postmaster;

    private ProcessorTime(long postmaster) {
        this.postmaster = postmaster;
    }

    /** Seconds used since the processes began. */
    public record Used(double jvm, double postgres) {
        /** What was used from then to this. */
        public Used since(Used before) {
            return new Used(jvm - before.jvm, postgres - before.postgres);
        }

        /** Microseconds of both for one of so many. */
        public double microsEach(int many) {
            return (jvm + postgres) * 1e6 / many;
        }

        /** The two parts in words. */
        public String eachInWords(int many) {
            return "%.1f us JVM + %.1f us PostgreSQL".formatted(jvm * 1e6 / many, postgres * 1e6 / many);
        }
    }

    /** Empty where the processes of PostgreSQL cannot be looked at. */
    public static Optional<ProcessorTime> of(JdbcTemplate jdbc) {
        Long backend = jdbc.queryForObject("select pg_backend_pid()", Long.class);
        return Optional.ofNullable(backend)
                .flatMap(ProcessorTime::stat)
                .filter(stat -> stat.get(0).contains("postgres"))
                .map(stat -> new ProcessorTime(Long.parseLong(stat.get(2))));
    }

    public Used used() {
        double postgres = 0;
        try (Stream<Path> all = Files.list(PROCESSES)) {
            for (Path one : all.toList()) {
                String name = one.getFileName().toString();
                if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
                    postgres += stat(Long.parseLong(name)).map(this::ticks).orElse(0.0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Used(system.getProcessCpuTime() / 1e9, postgres / TICKS);
    }

    /** Of the postmaster with the children it has buried, and of its living children. */
    private double ticks(List<String> stat) {
        double own = Double.parseDouble(stat.get(12)) + Double.parseDouble(stat.get(13));
        if (Long.parseLong(stat.get(2)) == postmaster) {
            return own;
        }
        boolean isPostmaster = stat.get(0).startsWith(postmaster + " ");
        return isPostmaster ? own + Double.parseDouble(stat.get(14)) + Double.parseDouble(stat.get(15)) : 0;
    }

    /** Number and name as one, then the fields from the state on, counted from 1. */
    private static Optional<List<String>> stat(long process) {
        try {
            String line = Files.readString(PROCESSES.resolve(process + "/stat"));
            int end = line.lastIndexOf(')');
            List<String> fields = List.of(line.substring(end + 2).split(" "));
            return Optional.of(Stream.concat(Stream.of(line.substring(0, end + 1)), fields.stream())
                    .toList());
        } catch (IOException endedOrNoLinux) {
            return Optional.empty();
        }
    }
}
