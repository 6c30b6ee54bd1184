package io.kairos.orchestrator.platform.bench;

import static java.util.Objects.requireNonNull;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code kairos bench}: runs suites and writes their rows. */
@Command(name = "bench", resourceBundle = "i18n.bench", mixinStandardHelpOptions = true)
public final class BenchCommand implements KairosCommand {
    @Parameters(paramLabel = "SUITE", arity = "0..*", descriptionKey = "suite")
    private List<String> asked = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "json")
    private @Nullable Path file;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", descriptionKey = "rounds")
    private int rounds;

    @Option(names = "--size", paramLabel = "SHARE", defaultValue = "1", descriptionKey = "size")
    private double size;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Map<String, BenchSuite> suites = new TreeMap<>();
        ServiceLoader.load(BenchSuite.class).forEach(suite -> suites.put(suite.name(), suite));
        if (suites.isEmpty()) {
            throw new StartFailure("no-benchmarks", Map.of());
        }
        for (String name : asked) {
            if (!suites.containsKey(name)) {
                throw new StartFailure(
                        "no-such-benchmark", Map.of("name", name, "names", String.join(", ", suites.keySet())));
            }
        }
        if (rounds < 1 || !(size > 0)) {
            throw new StartFailure(
                    "benchmark-too-small", Map.of("rounds", Integer.toString(rounds), "size", Double.toString(size)));
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BenchRun run = new BenchRun(rounds, size, line -> {
            err.println(line);
            err.flush();
        });
        List<BenchRow> rows = new ArrayList<>();
        for (String name : asked.isEmpty() ? suites.keySet() : asked) {
            List<BenchRow> measured = requireNonNull(suites.get(name)).run(run);
            measured.forEach(row -> out.println(line(row)));
            out.flush();
            rows.addAll(measured);
        }
        if (file != null) {
            write(file, rows);
        }
        return 0;
    }

    private static String line(BenchRow row) {
        Map<String, @Nullable Object> json = row.json();
        String beside = row.ratio().isPresent()
                ? ", %s: %s, ratio %s".formatted(json.get("otherName"), json.get("other"), json.get("ratio"))
                : "";
        return "%s: %s %s%s".formatted(row.name(), json.get("ours"), row.unit(), beside);
    }

    private void write(Path target, List<BenchRow> rows) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("java", System.getProperty("java.version"));
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("rounds", rounds);
        report.put("size", size);
        report.put("rows", rows.stream().map(BenchRow::json).toList());
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(
                target,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }
}
