package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import io.kairos.orchestrator.timing.DatabaseFit;
import io.kairos.orchestrator.timing.Fit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos timing fit}: fits a model, writes its file and prints what the fit saw. */
@Command(name = "fit", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FAMILY", descriptionKey = "family")
    private String family = "";

    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "from")
    private @Nullable Path from;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--product-type", paramLabel = "TYPE", defaultValue = "any", descriptionKey = "product-type")
    private String productType = "";

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "as-of")
    private @Nullable String asOf;

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "out")
    private Path out = Path.of("");

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Fit.families().contains(family))
            throw new StartFailure(
                    "timing-family", Map.of("value", family, "known", String.join(", ", Fit.families())));
        Path target = Given.target("--out", out);
        Optional<Instant> until = Optional.ofNullable(asOf)
                .map(text -> Given.date("--as-of", text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        Fit fit = from == null ? fromDatabase(until) : Fit.file(family, Given.file("--from", from), productType, until);
        write(target, fit.text());
        PrintWriter print = spec.commandLine().getOut();
        ReportText report = new ReportText(fit, target);
        print.println(json ? report.json() : report.words(Locale.getDefault()));
        print.flush();
        return 0;
    }

    private Fit fromDatabase(Optional<Instant> until) {
        try (Program program =
                Program.start(ProgramOptions.in(data.folderOr(".kairos/serve")).sharing())) {
            return program.bean(DatabaseFit.class).fit(family, productType, until);
        }
    }

    private static void write(Path target, String text) {
        try {
            Files.writeString(target, text);
        } catch (IOException failed) {
            throw new StartFailure("timing-target", Map.of("option", "--out", "file", target.toString()), failed);
        }
    }
}
