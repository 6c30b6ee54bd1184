package io.kairos.orchestrator.timing.cli;

import io.kairos.timing.evaluate.GapEvaluation;
import io.kairos.timing.evaluate.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kairos timing evaluate gap}: the time to the next purchase, judged on purchases after the cut. */
@Command(name = "gap", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class EvaluateGapCommand extends Protocol {
    @Option(names = "--data", paramLabel = "FILE", required = true, descriptionKey = "data")
    private Path data = Path.of("");

    @Option(names = "--cut", paramLabel = "DATE", required = true, descriptionKey = "cut")
    private String cut = "";

    @Option(names = "--end", paramLabel = "DATE", required = true, descriptionKey = "end")
    private String end = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, descriptionKey = "out")
    private Path out = Path.of("");

    @Override
    Metrics run() throws IOException {
        LocalDate known = Given.date("--cut", cut);
        LocalDate last = Given.date("--end", end);
        Given.before("--cut", known, "--end", last);
        return GapEvaluation.run(
                new GapEvaluation.Options(Given.file("--data", data), known, last, Given.target("--out", out)));
    }
}
