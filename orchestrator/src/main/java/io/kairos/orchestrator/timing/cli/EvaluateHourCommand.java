package io.kairos.orchestrator.timing.cli;

import io.kairos.timing.evaluate.HourEvaluation;
import io.kairos.timing.evaluate.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kairos timing evaluate hour}: each person's hours of the week, judged on the later part of what she did. */
@Command(name = "hour", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class EvaluateHourCommand extends Protocol {
    @Option(names = "--data", paramLabel = "FILE", required = true, descriptionKey = "data")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "out")
    private Path out = Path.of("");

    @Override
    Metrics run() throws IOException {
        return HourEvaluation.run(
                new HourEvaluation.Options(Given.file("--data", data), Optional.of(Given.target("--out", out))));
    }
}
