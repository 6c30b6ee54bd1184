package io.kairos.orchestrator.timing.evidence;

import io.kairos.timing.evaluate.GapEvaluation;
import io.kairos.timing.evaluate.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** R2: the gap to the next purchase. */
final class GapChecks implements Check {

    @Override
    public List<Line> measure(Path data) throws IOException {
        List<Line> lines = new ArrayList<>();
        Read cdnow = run(data.resolve(DataSets.CDNOW), LocalDate.of(1997, 12, 31), LocalDate.of(1998, 6, 30));
        lines.add(Bound.atMost(3.01, 2.985).line("R2", "CDNOW, log score", cdnow.at("model", "logscore"), "2.9793"));
        lines.add(Bound.atLeast(.138, .138).line("R2", "CDNOW, hit within 7 days", cdnow.at("model", "hit7"), ".1436"));
        lines.add(net("CDNOW", cdnow));
        Read retail = run(data.resolve(DataSets.RETAIL), LocalDate.of(2010, 7, 31), LocalDate.of(2010, 12, 9));
        lines.add(Bound.atMost(2.88, 2.845)
                .line("R2", "online retail, log score", retail.at("model", "logscore"), "2.8420"));
        lines.add(Bound.atLeast(.19, .22)
                .line("R2", "online retail, hit within 7 days", retail.at("model", "hit7"), ".2233"));
        lines.add(net("online retail", retail));
        return lines;
    }

    private static Line net(String shop, Read metrics) {
        double naive = metrics.at("naive_mean_gap_exponential", "net_value");
        return Bound.atLeast(naive, naive)
                .line(
                        "R2",
                        shop + ", net value of up to 3 messages",
                        metrics.at("model", "net_value"),
                        "naive rule " + Bound.number(naive));
    }

    private static Read run(Path file, LocalDate cut, LocalDate end) throws IOException {
        Path out = Files.createTempFile("kairos-gap", ".csv");
        try {
            Metrics metrics = GapEvaluation.run(new GapEvaluation.Options(file, cut, end, out));
            return new Read(metrics);
        } finally {
            Files.deleteIfExists(out);
        }
    }
}
