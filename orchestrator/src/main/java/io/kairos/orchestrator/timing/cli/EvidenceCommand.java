package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.timing.evidence.Evidence;
import io.kairos.timing.model.ModelFitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kairos timing evidence}: measures every line of the acceptance table anew. */
@Command(name = "evidence", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class EvidenceCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", required = true, descriptionKey = "data")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "out")
    private Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(data))
            throw new StartFailure("timing-file", Map.of("option", "--data", "file", data.toString()));
        Path target = Given.target("--out", out);
        try {
            Files.writeString(target, Evidence.markdown(data));
        } catch (IOException | IllegalArgumentException | ModelFitException failed) {
            throw new StartFailure("timing-data", Map.of("cause", String.valueOf(failed.getMessage())), failed);
        }
        spec.commandLine().getOut().println(target);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
