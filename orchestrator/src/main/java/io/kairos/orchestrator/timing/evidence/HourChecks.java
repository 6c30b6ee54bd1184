package io.kairos.orchestrator.timing.evidence;

import io.kairos.timing.evaluate.HourEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** F1: hours of the week. */
final class HourChecks implements Check {

    @Override
    public List<Line> measure(Path data) throws IOException {
        Read metrics = new Read(
                HourEvaluation.run(new HourEvaluation.Options(data.resolve(DataSets.RETAIL), Optional.empty())));
        double few = metrics.at("model", "logLossUnder20") - metrics.at("global", "logLossUnder20");
        return List.of(
                Bound.atMost(3.99, 3.955)
                        .line(
                                "F1",
                                "online retail, log loss of the hour of week",
                                metrics.at("model", "logLoss"),
                                "3.9504"),
                Bound.atMost(.01, -.03)
                        .line(
                                "F1",
                                "people with fewer than 20 events: log loss less that of the global hours",
                                few,
                                "−.0636"));
    }
}
