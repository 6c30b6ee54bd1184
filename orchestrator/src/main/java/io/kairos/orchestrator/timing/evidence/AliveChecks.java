package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import io.kairos.timing.evaluate.AliveEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** R1: who buys within some days after the cut. */
final class AliveChecks implements Check {
    private static final double TOLERANCE = .0005;
    private static final double BEATEN = .995;

    /** @param brier of BG/NBD, computed elsewhere */
    private record Known(double brier, double logLoss) {}

    private static final Map<Integer, Known> RETAIL =
            new TreeMap<>(Map.of(7, new Known(.0621, .2351), 30, new Known(.1759, .5333), 90, new Known(.2225, .6361)));
    private static final Map<Integer, Known> CDNOW =
            new TreeMap<>(Map.of(7, new Known(.0167, .0780), 30, new Known(.0615, .2270), 90, new Known(.1174, .3877)));

    @Override
    public List<Line> measure(Path data) throws IOException {
        List<Line> lines = new ArrayList<>();
        lines.addAll(lines("online retail", data.resolve(DataSets.RETAIL), DataSets.RETAIL_CALIBRATION, RETAIL));
        lines.addAll(lines("CDNOW", data.resolve(DataSets.CDNOW), DataSets.CDNOW_CALIBRATION, CDNOW));
        return lines;
    }

    private static List<Line> lines(String shop, Path file, LocalDate cut, Map<Integer, Known> known)
            throws IOException {
        Read metrics = new Read(AliveEvaluation.run(
                new AliveEvaluation.Options(file, cut, known.keySet().stream().toList())));
        List<Line> lines = new ArrayList<>();
        known.forEach((days, reference) -> lines.add(line(shop, days, reference, metrics)));
        return lines;
    }

    private static Line line(String shop, int days, Known known, Read metrics) {
        String horizon = "horizon_" + days;
        double brier = metrics.at(horizon, "bg_nbd", "brier");
        double logLoss = metrics.at(horizon, "bg_nbd", "logloss");
        double best = metrics.at(horizon, "blend", "brier");
        double bestLogLoss = metrics.at(horizon, "blend", "logloss");
        boolean same = Math.abs(brier - known.brier()) <= TOLERANCE && Math.abs(logLoss - known.logLoss()) <= TOLERANCE;
        boolean beats = best <= BEATEN * known.brier() && bestLogLoss <= BEATEN * known.logLoss();
        return new Line(
                "R1",
                shop + ", bought within " + days + " days: Brier, log loss",
                "BG/NBD " + pair(brier, logLoss) + "; blend " + pair(best, bestLogLoss),
                "BG/NBD ± .0005",
                "beaten by 0.5 %",
                pair(known.brier(), known.logLoss()),
                same ? beats ? Verdict.GOOD : Verdict.MUST : Verdict.MISSED);
    }

    private static String pair(double brier, double logLoss) {
        return Bound.number(brier) + ", " + Bound.number(logLoss);
    }
}
