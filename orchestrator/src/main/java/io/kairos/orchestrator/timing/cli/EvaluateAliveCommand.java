package io.kairos.orchestrator.timing.cli;

import io.kairos.timing.evaluate.AliveEvaluation;
import io.kairos.timing.evaluate.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kairos timing evaluate alive}: who buys again within some days, judged after the cut. */
@Command(name = "alive", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class EvaluateAliveCommand extends Protocol {
    @Option(names = "--data", paramLabel = "FILE", required = true, descriptionKey = "data")
    private Path data = Path.of("");

    @Option(names = "--cut", paramLabel = "DATE", required = true, descriptionKey = "cut")
    private String cut = "";

    @Option(
            names = "--horizons",
            paramLabel = "DAYS",
            split = ",",
            defaultValue = "7,30,90",
            descriptionKey = "horizons")
    private List<Integer> horizons = List.of();

    @Override
    Metrics run() throws IOException {
        return AliveEvaluation.run(new AliveEvaluation.Options(
                Given.file("--data", data), Given.date("--cut", cut), Given.horizons("--horizons", horizons)));
    }
}
