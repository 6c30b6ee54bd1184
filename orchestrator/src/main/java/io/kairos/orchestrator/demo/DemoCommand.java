package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.demo.providers.DemoProviders;
import io.kairos.orchestrator.demo.providers.ProviderDesk;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code kairos demo}: lives through months of a population within minutes, and says what came of it. */
@Command(name = "demo", resourceBundle = "i18n.demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements KairosCommand {
    private static final long MINUTE = 60;

    @Option(names = "--searches", paramLabel = "FILE", descriptionKey = "searches")
    private @Nullable Path searches;

    @Option(names = "--from", paramLabel = "DATE", defaultValue = "2026-03-01", descriptionKey = "from")
    private LocalDate from = LocalDate.MIN;

    @Option(names = "--to", paramLabel = "DATE", defaultValue = "2026-05-31", descriptionKey = "to")
    private LocalDate to = LocalDate.MIN;

    @Option(names = "--customers", paramLabel = "N", defaultValue = "1500", descriptionKey = "customers")
    private int customers;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Option(names = "--speed", paramLabel = "X", descriptionKey = "speed")
    private @Nullable Double speed;

    @Option(names = "--exit", descriptionKey = "exit")
    private boolean exit;

    @Option(names = "--sign-in", descriptionKey = "signIn")
    private boolean signIn;

    @Option(names = "--report", paramLabel = "FILE", descriptionKey = "report")
    private @Nullable Path report;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", descriptionKey = "port")
    private int port;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var options = new DemoOptions(Optional.ofNullable(searches), from, to, customers, seed);
        requireSpeed();
        say("demo.learning", Map.of());
        var population = options.searches()
                .map(file -> new HotelPopulation(options).read(file))
                .orElseGet(() -> new GeneratedPopulation(options).draw());
        say("demo.population", Map.of("text", population.text().in(Locale.getDefault())));
        var folder = data.folderOr(".kairos/demo").toAbsolutePath();
        int web = port == 0 ? freePort() : port;
        var start = start(population);
        try (var providers = DemoProviders.start(folder.resolve("letters"), start);
                var running = Program.start(program(options, folder, web, start, providers)
                        // open: its people are invented and it listens on this machine alone
                        .with("kairos.access.mode", signIn ? "accounts" : "open"))) {
            running.bean(ProviderDesk.class).serve(providers);
            var url = running.url().map(URI::toString).orElse("");
            say("demo.running", Map.of("url", url, "from", from.toString(), "to", to.toString()));
            running.firstStart(Locale.getDefault()).forEach(this::line);
            live(running, population, options);
            if (!exit) {
                say("demo.stays", Map.of("url", url));
                running.awaitEnd();
            }
        }
        return 0;
    }

    private static ProgramOptions program(
            DemoOptions options, Path folder, int web, Instant start, DemoProviders providers) {
        var program = ProgramOptions.in(folder)
                .withWeb("127.0.0.1", web)
                .onVirtualClock(start)
                .with(DemoDatabase.FINGERPRINT, options.fingerprint())
                .with("spring.flyway.clean-disabled", "false")
                // its models have learnt from the time before it, and its policies are compared under them
                .with("kairos.timing.retraining.enabled", "false");
        for (var setting : providers.settings(web).entrySet()) {
            program = program.with(setting.getKey(), setting.getValue());
        }
        var journeys = DemoJourneys.in(folder);
        return journeys.isPresent()
                ? program.with("kairos.journeys.folder", journeys.get().toString())
                : program;
    }

    /** Twilio has to know the port before the program listens on it. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void live(Program running, Population population, DemoOptions options) throws InterruptedException {
        var pace = speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed);
        double wall = running.bean(DemoRun.class)
                .run(
                        population,
                        options,
                        pace,
                        this::line,
                        () -> Thread.currentThread().isInterrupted());
        var result = running.bean(DemoReports.class).report(population, options, wall);
        line(DemoTable.of(result));
        if (report != null) {
            write(report, result);
        }
    }

    private static Instant start(Population population) {
        return new DemoFeed(population.customers())
                .firstAt()
                .orElseThrow(() -> new IllegalStateException("the population does nothing"))
                .minusSeconds(MINUTE);
    }

    private void requireSpeed() {
        if (speed != null && !(speed > 0)) {
            throw new StartFailure("demo-speed", Map.of("speed", speed.toString()));
        }
    }

    private void write(Path file, DemoReport result) {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try {
            Files.writeString(file, json.writeValueAsString(result) + "\n");
        } catch (IOException e) {
            throw new StartFailure(
                    "demo-report", Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage())), e);
        }
        say("demo.reported", Map.of("file", file.toString()));
    }

    private void say(String key, Map<String, String> params) {
        line(new Texts().text(key, params, Locale.getDefault()));
    }

    private void line(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
